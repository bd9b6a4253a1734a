"""Contagion by other programs. Each function takes (network, immune) and returns run(seed) -> share.

In a step everyone infectious infects each susceptible tied person with probability TRANSMISSION; then those who were
infectious recover with probability RECOVERY. The share is of people ever reached (immune) or infectious in the end.
"""
import random

import numpy as np

TRANSMISSION, RECOVERY, SEEDED, STEPS = 0.02, 0.1, 0.01, 100


def scipy(network, immune):
    """What a careful Python programmer would write: one sparse product a step."""
    ties = network.matrix().astype(np.float32)
    escape = np.log1p(-TRANSMISSION)

    def run(seed):
        draws = np.random.default_rng(seed)
        susceptible = np.ones(network.people, bool)
        infectious = np.zeros(network.people, bool)
        infectious[draws.choice(network.people, round(SEEDED * network.people), replace=False)] = True
        susceptible &= ~infectious
        for _ in range(STEPS):
            exposed = ties @ infectious.astype(np.float32)
            reached = susceptible & (draws.random(network.people) < -np.expm1(escape * exposed))
            recovered = infectious & (draws.random(network.people) < RECOVERY)
            infectious = (infectious & ~recovered) | reached
            susceptible &= ~reached
            if not immune:
                susceptible |= recovered
        return float(1 - susceptible.mean() if immune else infectious.mean())

    return run


def ndlib(network, immune):
    import ndlib.models.epidemics as epidemics
    import ndlib.models.ModelConfig as ModelConfig
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(network.people))
    graph.add_edges_from(zip(*(column.tolist() for column in network.edges())))

    def run(seed):
        np.random.seed(seed)
        random.seed(seed)
        model = (epidemics.SIRModel if immune else epidemics.SISModel)(graph, seed=seed)
        config = ModelConfig.Configuration()
        config.add_model_parameter("beta", TRANSMISSION)
        config.add_model_parameter("gamma" if immune else "lambda", RECOVERY)
        config.add_model_parameter("fraction_infected", SEEDED)
        model.set_initial_status(config)
        count = model.iteration_bunch(STEPS + 1, node_status=False)[-1]["node_count"]  # the first is the start
        return 1 - count[0] / network.people if immune else count[1] / network.people

    return run


def epiworld(network, immune):
    from epiworldpy import epimodels

    model = (epimodels.ModelSIR if immune else epimodels.ModelSIS)("contagion", SEEDED, TRANSMISSION, RECOVERY)
    source, target = network.edges()
    model.agents_from_edgelist(source.tolist(), target.tolist(), network.people, False)
    model.verbose_off()

    def run(seed):
        model.run(STEPS, seed)
        states = np.asarray(model.get_agents_states())
        values, counts = np.unique(states, return_counts=True)
        by_state = {str(value): int(count) for value, count in zip(values, counts)}
        susceptible = next((n for state, n in by_state.items() if state in ("0", "Susceptible")), 0)
        infectious = sum(n for state, n in by_state.items() if state in ("1", "Infected"))
        return 1 - susceptible / network.people if immune else infectious / network.people

    return run


def starsim(network, immune):
    import networkx
    import starsim as framework

    if not immune:
        raise ValueError("starsim: its SIS has waning immunity instead")
    graph = networkx.Graph()
    graph.add_nodes_from(range(network.people))
    graph.add_edges_from(zip(*(column.tolist() for column in network.edges())))

    def run(seed):
        # Durations are exponential: the nearest to recovery by chance in each step.
        days = framework.days(-1 / np.log1p(-RECOVERY))
        disease = framework.SIR(
            beta=framework.probperday(TRANSMISSION),
            init_prev=framework.bernoulli(p=SEEDED),
            dur_inf=framework.expon(scale=days),
            p_death=framework.bernoulli(p=0),
        )
        sim = framework.Sim(
            n_agents=network.people, networks=framework.StaticNet(graph=graph), diseases=disease,
            start=0, dur=framework.days(STEPS), dt=framework.days(1), rand_seed=seed, verbose=0,
        )
        sim.run()
        return 1 - float(sim.diseases.sir.susceptible.mean())

    return run


def mesa(network, immune):
    import mesa as framework

    class Person(framework.Agent):
        def __init__(self, model):
            super().__init__(model)
            self.health = self.next_health = "susceptible"
            self.ties = ()

        def step(self):
            if self.health != "infectious":
                return
            draw = self.model.random.random
            for other in self.ties:
                if other.health == "susceptible" and draw() < TRANSMISSION:
                    other.next_health = "infectious"
            if draw() < RECOVERY:
                self.next_health = "immune" if immune else "susceptible"

        def advance(self):
            self.health = self.next_health

    class Contagion(framework.Model):
        def __init__(self, seed):
            super().__init__(seed=seed)
            self.people = [Person(self) for _ in range(network.people)]
            for i, person in enumerate(self.people):
                person.ties = [self.people[j] for j in network.to[network.start[i] : network.start[i + 1]]]
            for person in self.random.sample(self.people, round(SEEDED * network.people)):
                person.health = person.next_health = "infectious"

        def step(self):
            self.agents.do("step")
            self.agents.do("advance")

    class Run:
        """Building the agents is not timed."""

        def prepare(self, seed):
            self.model = Contagion(seed)

        def __call__(self, seed):
            for _ in range(STEPS):
                self.model.step()
            health = [person.health for person in self.model.people]
            if immune:
                return 1 - health.count("susceptible") / network.people
            return health.count("infectious") / network.people

    return Run()
