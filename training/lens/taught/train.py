"""Training: the network below is frozen, the taught layer learns from labels alone."""

import json
import math
import time
from pathlib import Path

import numpy as np
import torch

from lens import weights as stored
from lens.taught import losses
from lens.taught.labels import SCALES
from lens.taught.lanes import Lanes
from lens.taught.layer import TaughtLayer
from lens.taught.lower import Lower
from lens.taught.settings import Settings
from lens.taught.texts import read_training
from lens.taught.validation import ALL, Validation
from lens.train import checkpoint

SOME = ("plain", "flat")


class Training:
    """A run: where it stands, and how it goes on."""

    def __init__(self, s: Settings):
        torch.manual_seed(s.seed)
        self.s, self.run = s, Path(s.run)
        self.shelves, self.label_code = read_training(Path(s.texts) / "train")
        self.lower = Lower(Path(s.model), s.lanes)
        self.layer = TaughtLayer(self.lower.width, s.hidden, len(SCALES))
        self.readouts = losses.Readouts(s.hidden)
        if s.weights:
            start(self.layer, Path(s.weights))
        self.parameters = [*self.layer.parameters(), *self.readouts.parameters()]
        self.adam = torch.optim.Adam(self.parameters, lr=s.rate)
        self.lanes, self.table = Lanes(self.shelves, s.lanes, s.steps, s.seed), losses.weights(self.shelves)
        self.h, self.c = torch.zeros(s.lanes, s.hidden), torch.zeros(s.lanes, s.hidden)
        self.characters, self.updates, self.began = 0, 0, time.time()

    def share(self) -> float:
        """Of the run that is done."""
        by_time = self.seconds() / self.s.seconds if self.s.seconds else 0.0
        return max(self.characters / self.s.characters, by_time)

    def seconds(self) -> float:
        return time.time() - self.began

    def rate(self) -> float:
        s = self.s
        warm = min(1.0, self.characters / s.warmup) if s.warmup else 1.0
        return s.rate * warm * (s.final_rate + (1 - s.final_rate) * 0.5 * (1 + math.cos(math.pi * min(self.share(), 1))))

    def step(self) -> list[float]:
        """An update. Returns the error of each taught unit, those of the readouts, and the gradient's norm."""
        chunk = self.lanes.next()
        self.lower.keep(chunk.goes_on)
        keep = torch.from_numpy(chunk.goes_on)[:, None]
        h, c = self.h * keep, self.c * keep
        draw = np.random.default_rng((self.s.seed, self.updates))
        reminded = np.flatnonzero(chunk.goes_on & (draw.random(self.s.lanes) < self.s.reminded))
        losses.remind(h, c, reminded, chunk.before[reminded], self.s.blurred, draw)
        ys, c = self.layer(self.lower.steps(chunk.x), h, c)
        self.h, self.c = ys[-1].detach(), c.detach()
        own = ys.flatten(0, 1)[torch.from_numpy(chunk.places)]
        of = losses.asked(chunk.labels, chunk.after, chunk.language, self.table)
        each, (values, after, place) = losses.taught(own, of), self.readouts(own, of)
        loss = each.sum() + self.s.values * values + self.s.blocks * after + self.s.place * place
        if not torch.isfinite(loss):
            raise FloatingPointError(f"the loss is no number after {self.characters} characters")
        self.adam.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.parameters, self.s.clip)
        for group in self.adam.param_groups:
            group["lr"] = self.rate()
        self.adam.step()
        self.characters += len(chunk.places)
        self.updates += 1
        return [*each.tolist(), *(float(v.detach()) for v in (values, after, place, norm))]

    def save(self) -> None:
        checkpoint.save(self.run / "checkpoint.pt", {
            "settings": self.s.to_json(), "layer": self.layer.state_dict(), "readouts": self.readouts.state_dict(),
            "adam": self.adam.state_dict(), "h": self.h, "c": self.c,
            "below": [torch.from_numpy(self.lower.h), torch.from_numpy(self.lower.c)], "seen": self.characters,
            "updates": self.updates, "seconds": self.seconds(), "positions": self.lanes.positions(),
        })  # fmt: skip
        stored.save(self.run / "weights.npz", self.layer)

    def resume(self) -> None:
        """From the checkpoint in its folder, if there is one. ValueError where that belongs to other settings."""
        if not (self.run / "checkpoint.pt").exists():
            return
        content = torch.load(self.run / "checkpoint.pt", map_location="cpu", weights_only=True)
        if content["settings"] != self.s.to_json():
            raise ValueError(f"{self.run} holds a run with other settings: give those, or another --run folder")
        for part in ("layer", "readouts", "adam"):
            getattr(self, part).load_state_dict(content[part])
        self.h, self.c, self.characters, self.updates = (content[k] for k in ("h", "c", "seen", "updates"))
        self.lower.h, self.lower.c = (part.numpy() for part in content["below"])
        self.lanes.seek(content["positions"])
        self.began = time.time() - content["seconds"]


def start(layer: TaughtLayer, weights: Path) -> None:
    """From the weights of another run."""
    with np.load(weights) as arrays, torch.no_grad():
        for name, p in layer.named_parameters():
            if name not in arrays.files or arrays[name].shape != tuple(p.shape):
                raise ValueError(f"{weights} holds another layer than one of {layer.hidden} units")
            p.copy_(torch.from_numpy(arrays[name].astype(np.float32)))


class Log:
    """log.jsonl of a run."""

    def __init__(self, run: Training):
        self.of, self.sums, self.clock = run, [], (time.process_time(), run.characters)
        self.file = (run.run / "log.jsonl").open("a")

    def note(self, event: str, **what) -> None:
        line = {"event": event, "characters": self.of.characters, "updates": self.of.updates, **what}
        self.file.write(json.dumps(line) + "\n")
        self.file.flush()

    def add(self, errors: list[float]) -> None:
        """One update's; a line is the mean of several."""
        self.sums.append(errors)
        if len(self.sums) < self.of.s.log_every:
            return
        mean, (cpu, characters) = [round(float(v), 4) for v in np.mean(self.sums, 0)], self.clock
        speed = round((self.of.characters - characters) / (time.process_time() - cpu))
        errors_of = dict(zip((scale.label for scale in SCALES), mean))
        others = dict(zip(("values", "blocks", "place", "norm"), mean[-4:]))
        self.note("train", seconds=round(self.of.seconds()), perSecondOfCore=speed, rate=self.of.rate(), errors=errors_of, **others)  # fmt: skip
        self.sums, self.clock = [], (time.process_time(), self.of.characters)


def train(s: Settings) -> Training:
    """Trains to the end, or goes on to it."""
    run = Training(s)
    run.run.mkdir(parents=True, exist_ok=True)
    run.resume()
    checks, log = Validation(Path(s.texts) / "validation", Path(s.model)), Log(run)
    sizes = {shelf.language: len(shelf.ids) for shelf in run.shelves}
    log.note("start", settings=s.to_json(), labelCode=run.label_code, torch=torch.__version__, texts=sizes)
    judged = saved = run.characters
    while run.share() < 1:
        log.add(run.step())
        if run.characters - judged >= s.judge_every:
            judged = run.characters
            log.note("validation", figures=checks.figures(run.layer, SOME, s.judged))
        if run.characters - saved >= s.save_every:
            saved = run.characters
            run.save()
    run.save()
    log.note("end", figures=checks.figures(run.layer, ALL, s.judged))
    return run
