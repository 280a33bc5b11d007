"""Makes rotations.json: images that scipy has turned. Run by hand, never by a test:

    python3 make_rotations.py > rotations.json
"""
import json
import numpy as np
from scipy import ndimage

random = np.random.default_rng(2024)
borders = {"Zero": "grid-constant", "Nearest": "nearest", "Mirror": "reflect"}
cases = []
for shape, angle in [((8, 8, 1), 17.5), ((5, 7, 3), -40), ((6, 4, 2), 133), ((1, 9, 1), 5), ((7, 7, 1), -270)]:
    image = random.integers(-64, 64, shape) / 16
    for border, mode in borders.items():
        turned = ndimage.rotate(image, angle, axes=(1, 0), reshape=False, order=1, mode=mode)
        cases.append(dict(shape=shape, angle=angle, border=border, image=image.ravel().tolist(), turned=np.round(turned, 7).ravel().tolist()))
print(json.dumps(cases, separators=(",", ":")))
