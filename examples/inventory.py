"""A small stock list: what is there, how much of it, and what it is worth."""

from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    price: float
    quantity: int = 0

    @property
    def value(self):
        return self.price * self.quantity


@dataclass
class Inventory:
    items: dict[str, Item] = field(default_factory=dict)

    def add(self, name, price, quantity=1):
        if name in self.items:
            self.items[name].quantity += quantity
        else:
            self.items[name] = Item(name, price, quantity)

    def remove(self, name, quantity=1):
        if name not in self.items:
            raise KeyError(name)
        item = self.items[name]
        if quantity > item.quantity:
            raise ValueError("not enough of %s" % name)
        item.quantity -= quantity

    def total(self):
        return sum(item.value for item in self.items.values())

    def report(self):
        lines = []
        return "\n".join(lines)


if __name__ == "__main__":
    inventory = Inventory()
    inventory.add("apple", 0.25, 12)
    inventory.add("pear", 0.40, 5)
    print(inventory.report())
