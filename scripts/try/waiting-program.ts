/**
 * A program that waits for ever, as small as Linux takes one, so that a container can run on any engine without a
 * download: an ELF file of one segment with a handful of instructions.
 */
export function waitingProgram(architecture: string): Buffer {
  const kind = kinds[architecture];
  if (kind === undefined) throw new Error(`there is no demo container for ${architecture} yet`);
  return Buffer.concat([header(kind), kind.code]);
}

interface Kind {
  /** The ELF number of the architecture. */
  readonly machine: number;
  readonly code: Buffer;
}

const kinds: Readonly<Record<string, Kind>> = {
  // again: mov eax, 34 (pause); syscall; jmp again
  x64: { machine: 62, code: Buffer.from('b8220000000f05ebf7', 'hex') },
  // again: x0 … x4 = 0; mov x8, 73 (ppoll); svc 0; b again
  arm64: {
    machine: 183,
    code: words([
      0xd2800000, 0xd2800001, 0xd2800002, 0xd2800003, 0xd2800004, 0xd2800928, 0xd4000001, 0x17fffff9,
    ]),
  },
};

function words(instructions: readonly number[]): Buffer {
  const code = Buffer.alloc(instructions.length * 4);
  for (const [index, instruction] of instructions.entries()) code.writeUInt32LE(instruction, index * 4);
  return code;
}

const fileHeaderSize = 64;
const headersSize = fileHeaderSize + 56;
const address = 0x400000n;

/** The file header and the one program header, as `man 5 elf` has them. */
function header({ machine, code }: Kind): Buffer {
  const size = BigInt(headersSize + code.length);
  const bytes = Buffer.alloc(headersSize);
  Buffer.from('7f454c46020101', 'hex').copy(bytes); // 64 bits, little end first
  bytes.writeUInt16LE(2, 16); // a program
  bytes.writeUInt16LE(machine, 18);
  bytes.writeUInt32LE(1, 20);
  bytes.writeBigUInt64LE(address + BigInt(headersSize), 24); // where it begins to run
  bytes.writeBigUInt64LE(BigInt(fileHeaderSize), 32); // where the program header is
  bytes.writeUInt16LE(fileHeaderSize, 52);
  bytes.writeUInt16LE(headersSize - fileHeaderSize, 54);
  bytes.writeUInt16LE(1, 56);
  const segment = bytes.subarray(fileHeaderSize);
  segment.writeUInt32LE(1, 0); // to be loaded
  segment.writeUInt32LE(5, 4); // to be read and run
  segment.writeBigUInt64LE(address, 16);
  segment.writeBigUInt64LE(address, 24);
  segment.writeBigUInt64LE(size, 32);
  segment.writeBigUInt64LE(size, 40);
  segment.writeBigUInt64LE(0x10000n, 48);
  return bytes;
}
