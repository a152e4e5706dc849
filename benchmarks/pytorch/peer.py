"""The other sides of `benchmarks/run step`: the same step in PyTorch, and its matrix products alone.

Prints one line that describes itself. Then each line of standard input is a number of steps to make, answered
with the processor's and the wall's nanoseconds that they took. Ends with its input.
"""

import argparse
import sys
import time

import numpy
import torch

STEPS, COLUMNS, CELLS = 10, 30, 128


class Mlp(torch.nn.Sequential):
    def __init__(self):
        super().__init__(
            torch.nn.Linear(COLUMNS, 128),
            torch.nn.ReLU(),
            torch.nn.Linear(128, 64),
            torch.nn.ReLU(),
            torch.nn.Linear(64, 1),
        )

    @staticmethod
    def shaped(features):
        return features

    @staticmethod
    def products(batch):
        """Forward, weights' gradient and, but for the inputs, the gradient before: rows, terms, columns."""
        for inputs, outputs in ((COLUMNS, 128), (128, 64), (64, 1)):
            yield batch, inputs, outputs
            yield inputs, batch, outputs
            if inputs != COLUMNS:
                yield batch, outputs, inputs


class Lstm(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.cells = torch.nn.LSTM(COLUMNS, CELLS, num_layers=2)
        self.output = torch.nn.Linear(CELLS, 1)

    def forward(self, features):
        return self.output(self.cells(features)[0][-1])

    @staticmethod
    def shaped(features):
        """Steps first, which is what PyTorch computes in."""
        return features.view(-1, STEPS, COLUMNS).transpose(0, 1).contiguous()

    @staticmethod
    def products(batch):
        """Input projections of all steps at once; the recurrent ones step by step, as they must be."""
        every, gates = STEPS * batch, 4 * CELLS
        for inputs in (COLUMNS, CELLS):
            yield every, inputs, gates
            yield inputs, every, gates
            if inputs != COLUMNS:
                yield every, gates, inputs
            yield from ((batch, CELLS, gates),) * (STEPS - 1)
            yield CELLS, every - batch, gates
            yield from ((batch, gates, CELLS),) * (STEPS - 1)
        yield batch, CELLS, 1
        yield CELLS, batch, 1
        yield batch, 1, CELLS


NETWORKS = {"mlp": Mlp, "lstm": Lstm}


def training(network, batch, rows):
    """A function that makes one step, over the file's batches in turn."""
    torch.manual_seed(42)
    # Our own step fades denormals; so may this one.
    torch.set_flush_denormal(True)
    model = NETWORKS[network]()
    inputs = COLUMNS if network == "mlp" else STEPS * COLUMNS
    table = torch.from_numpy(numpy.fromfile(rows, dtype="<f4")).view(-1, inputs + 1)
    batches = [(model.shaped(part[:, :-1].contiguous()), part[:, -1:].contiguous()) for part in table.split(batch)]
    optimizer = fastest_adam(model)
    at = 0

    def step():
        nonlocal at
        features, labels = batches[at]
        at = (at + 1) % len(batches)
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(features), labels).backward()
        optimizer.step()

    return step, f"PyTorch {torch.__version__}"


def fastest_adam(model):
    """All parameters in one kernel, where this PyTorch has that on a CPU."""
    try:
        return torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    except (TypeError, RuntimeError):
        return torch.optim.Adam(model.parameters(), lr=1e-3)


def floor(network, batch):
    """A function that makes the products of one step, each by the fastest of three: OpenBLAS, MKL and, where it is, oneDNN."""
    chosen, names = [], []
    for rows, terms, columns in NETWORKS[network].products(batch):
        left, right, result = (
            numpy.random.default_rng(1).standard_normal(shape, dtype=numpy.float32)
            for shape in ((rows, terms), (terms, columns), (rows, columns))
        )
        tensors = [torch.from_numpy(each) for each in (left, right, result)]
        calls = {
            "OpenBLAS": lambda a=left, b=right, c=result: numpy.dot(a, b, out=c),
            "MKL": lambda a=tensors[0], b=tensors[1], c=tensors[2]: torch.mm(a, b, out=c),
        }
        if hasattr(torch.ops.mkldnn, "_linear_pointwise"):
            turned = tensors[1].t().contiguous()
            calls["oneDNN"] = lambda a=tensors[0], b=turned: torch.ops.mkldnn._linear_pointwise(a, b, None, "none", [], "")
        name = min(calls, key=lambda each: seconds(calls[each]))
        chosen.append(calls[name])
        names.append(name)

    def step():
        for product in chosen:
            product()

    counts = " ".join(f"{names.count(name)} by {name}" for name in sorted(set(names)))
    return step, f"sgemm, products: {counts}"


def seconds(product):
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(20):
            product()
        best = min(best, time.perf_counter() - start)
    return best


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("side", choices=("training", "floor"))
    parser.add_argument("network", choices=NETWORKS)
    parser.add_argument("batch", type=int)
    parser.add_argument("threads", type=int)
    parser.add_argument("rows")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    if arguments.side == "training":
        step, description = training(arguments.network, arguments.batch, arguments.rows)
    else:
        torch.set_grad_enabled(False)
        step, description = floor(arguments.network, arguments.batch)
    print(description, flush=True)
    for line in sys.stdin:
        wall, cpu = time.perf_counter_ns(), time.process_time_ns()
        for _ in range(int(line)):
            step()
        print(time.process_time_ns() - cpu, time.perf_counter_ns() - wall, flush=True)


main()
