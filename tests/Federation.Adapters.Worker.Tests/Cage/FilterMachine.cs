using System.Runtime.InteropServices;
using Federation.Cluster.Adapters.Cage;

namespace Federation.Adapters.Worker.Tests.Cage;

/// <summary>Runs a filter the way the kernel does, on a call that never happens.</summary>
internal static class FilterMachine
{
    private const int MostInstructions = 4_096; // the kernel's BPF_MAXINSNS

    public static uint Decide(FilterInstruction[] program, Architecture architecture, SystemCall call, params ReadOnlySpan<ulong> arguments) =>
        Decide(program, architecture == Architecture.X64 ? 0xC000003Eu : 0xC00000B7u, (uint)call.NumberOn(architecture), arguments);

    public static uint Decide(FilterInstruction[] program, uint audit, uint number, params ReadOnlySpan<ulong> arguments)
    {
        Assert.InRange(program.Length, 1, MostInstructions);
        Span<uint> words = stackalloc uint[16];
        words[0] = number;
        words[1] = audit;
        for (int index = 0; index < arguments.Length; index++)
        {
            words[4 + (2 * index)] = (uint)arguments[index];
            words[5 + (2 * index)] = (uint)(arguments[index] >> 32);
        }

        uint loaded = 0;
        for (int at = 0; ; at++)
        {
            var instruction = program[at];
            bool? holds = instruction.Code switch
            {
                FilterInstruction.JumpIfEqual => loaded == instruction.Value,
                FilterInstruction.JumpIfGreaterOrEqual => loaded >= instruction.Value,
                FilterInstruction.JumpIfAnyBit => (loaded & instruction.Value) != 0,
                _ => null,
            };
            if (holds is { } truth) at += truth ? instruction.JumpTrue : instruction.JumpFalse;
            else if (instruction.Code == FilterInstruction.Load) loaded = words[(int)instruction.Value / 4];
            else return instruction.Code == FilterInstruction.Return ? instruction.Value : throw new InvalidOperationException($"No instruction {instruction.Code}.");
        }
    }
}
