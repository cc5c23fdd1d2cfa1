"""What this process computes on: one CPU, one of several processes, or a GPU; and in which precision."""

import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import torch
import torch.distributed as dist


PRECISIONS = ("auto", "fp32", "bf16")


@dataclass(frozen=True)
class Machine:
    device: torch.device
    precision: str  # "fp32" or "bf16"
    rank: int
    world: int

    @property
    def first(self) -> bool:
        """The process that writes the log, the checkpoints and the snapshots."""
        return self.rank == 0

    def autocast(self) -> AbstractContextManager:
        if self.precision == "fp32":
            return nullcontext()
        return torch.autocast(self.device.type, torch.bfloat16)

    def total(self, *values: float) -> list[float]:
        """Sums over all processes."""
        if self.world == 1:
            return list(values)
        tensor = torch.tensor(values, dtype=torch.float64, device=self.device)
        dist.all_reduce(tensor)
        return tensor.tolist()


def join(precision: str = "auto") -> Machine:
    """Joins the group that `torchrun` announces, if any, and chooses device and precision.

    bf16 on a CPU pays only with AMX; without it, it is a hundred times slower than fp32. Raises ValueError for a
    precision that this machine lacks."""
    if precision not in PRECISIONS:
        raise ValueError(f"--precision {precision} is none of {', '.join(PRECISIONS)}")
    world, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
    cuda = torch.cuda.is_available()
    device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0"))) if cuda else torch.device("cpu")
    if cuda:
        torch.cuda.set_device(device)
    if world > 1 and not dist.is_initialized():
        dist.init_process_group("nccl" if cuda else "gloo")
    fast = cuda or torch.cpu._is_amx_tile_supported()
    if precision == "bf16" and not fast:
        raise ValueError("this CPU has no AMX, bf16 would crawl here: use --precision fp32 or auto")
    return Machine(device, ("bf16" if fast else "fp32") if precision == "auto" else precision, rank, world)


def leave() -> None:
    if dist.is_initialized():
        dist.destroy_process_group()
