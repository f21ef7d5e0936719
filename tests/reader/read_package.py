"""Reads an exchange package without the program: read_package.py PACKAGE KEYFILE

Needs Python 3 with the package `cryptography`, and `age` on the path (1.3 or later for hybrid recipients). KEYFILE holds
the device's age identity. Prints header, sender and records as JSON; a package that is not sound is refused with a word
of why. The 40 digits it names are those of the network's root: compare them with what the office has on paper.
The format, with the sections numbered below, is shared/exchange/README.md of the program.
"""
import base64, gzip, hashlib, io, json, subprocess, sys
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

def must(holds, why):
    return holds or sys.exit("refused: " + why)

def jcs(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

def sha256(data):
    return hashlib.sha256(data).digest()

def verify(key, signature, label, *hashes):
    public, message = Ed25519PublicKey.from_public_bytes(base64.b64decode(key)), b"\0".join([label.encode(), b"".join(hashes)])
    try:
        public.verify(signature, message)
    except InvalidSignature:
        must(False, "a signature does not hold (" + label + ")")

def opened(package, keyfile):  # 1: the outer layer
    age = subprocess.run(["age", "-d", "-i", keyfile, package], capture_output=True)
    must(age.returncode == 0, age.stderr.decode(errors="replace").strip())
    return age.stdout

def padded(length):  # Padmé, and 4,096 bytes at least
    e = length.bit_length() - 1
    step = 1 << max(0, e - e.bit_length())
    return max(4096, -(-length // step) * step)

def cut(inner):  # 1: magic, lengths, zeros
    must(inner[:10] == b"CMXPKG\r\n\x1a\x01", "no package of version 1")
    h = int.from_bytes(inner[10:14], "big")
    b = int.from_bytes(inner[14 + h:22 + h], "big")
    end = 22 + h + b + 64
    must(h <= 262144 and len(inner) == padded(end) and not any(inner[end:]), "its lengths do not fit")
    return inner[14:14 + h], inner[22 + h:22 + h + b], inner[end - 64:end]

def lines_of(header, body):  # 2 and 3: the lines are what the header says
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
            plain = file.read(header["bodyBytes"] + 1)
    except (OSError, EOFError, ValueError):
        must(False, "the body does not unpack")
    must(plain[-1:] in (b"", b"\n") and len(plain) == header["bodyBytes"] and sha256(plain).hex() == header["bodySha256"], "the lines are not those of the header")
    lines = [json.loads(line) for line in plain.split(b"\n")[:-1]]
    must(sum(line["t"] == "rec" for line in lines) == header["records"], "the number of records is not that of the header")
    return lines

def sender_of(header, directory):  # 5: who signed whom
    offices = [{k: v for k, v in office.items() if k not in ("devices", "revoked")} for office in directory["offices"]]
    charter = {**{k: v for k, v in directory.items() if k != "rootSig"}, "offices": offices}
    verify(directory["rootPub"], base64.b64decode(directory["rootSig"]), "cm/dir/v1", sha256(jcs(charter)))
    office = next((o for o in directory["offices"] if o["id"] == header["office"]), None)
    device = next((d for d in (office or {"devices": []})["devices"] if d["id"] == header["sender"]), None)
    must(device, "the sender is not in the directory it brings")
    entry = {k: v for k, v in device.items() if k != "cert"}
    verify(office["adminPub"], base64.b64decode(device["cert"]), "cm/dir-device/v1", sha256(jcs(entry)))
    own = sha256(b"cm/device/v1\0" + base64.b64decode(device["sig"]) + device["age"].encode())[:16]
    must(own.hex() == device["id"], "the sender's name does not follow from its keys")
    must(all(r["id"] != device["id"] for r in office["revoked"]), "the sender is blocked")
    return office, device

def main(package, keyfile):
    headerBytes, body, signature = cut(opened(package, keyfile))
    header = json.loads(headerBytes)
    must(jcs(header) == headerBytes and header["v"] == 1 and header["minReader"] <= 1, "its header is not one of version 1")
    lines = lines_of(header, body)
    directory = must(next((line["dir"] for line in lines if line["t"] == "dir"), None), "it brings no directory")
    office, device = sender_of(header, directory)
    verify(device["sig"], signature, "casemgr.example/package/v1", sha256(headerBytes), sha256(body))
    long = hashlib.sha512(b"cm/fp/v1\0" + base64.b64decode(directory["rootPub"])).digest()
    digits = " ".join("%05d" % (int.from_bytes(long[i:i + 5], "big") % 100000) for i in range(0, 40, 5))
    records = [line["rec"] for line in lines if line["t"] == "rec"]
    print(json.dumps({"root": digits, "from": office["name"], "header": header, "records": records}))

main(*sys.argv[1:3])
