using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Federation.Contracts;
using Federation.Fuzz.Inputs;

namespace Federation.Fuzz.Subjects;

/// <summary>
/// Adapters with one fault each: what the fuzzer's own tests let it find. They are fuzzed only when named. A fault sleeps until a mutation
/// has put a brace into the input, which the seeds do not hold.
/// </summary>
internal static partial class PlantedFaults
{
    public const string Target = "planted";

    private const int GrowthPerSecond = 10;

    private static readonly List<byte[]> Kept = [];
    private static readonly Stopwatch Growing = Stopwatch.StartNew();

    private static readonly SeedFile Lines = new("lines", Notation.Table, "name\n"u8.ToArray(), [.. Enumerable.Range(0, 20).Select(number => Encoding.ASCII.GetBytes($"place number {number}\n"))], [], []);

    public static IReadOnlyList<Subject> All { get; } =
    [
        Plant("throws", _ => throw new InvalidOperationException("planted")),
        Plant("unknown-code", _ => throw new AdapterException(FailureKind.SourceChanged, "planted.unknown", "planted")),
        Plant("hangs", read => Spin(read)),
        Plant("overflows", read => Dive(read)),
        Plant("exhausts", read => Hoard(read)),
        Plant("grows", _ => Grow()),
        Plant("drops", read => read.Records.RemoveAt(0)),
        Plant("tells-pieces-apart", read => read.Records.RemoveRange(0, read.Pieces > 1 ? 1 : 0)),
        Plant("gives-no-result", read => read.Records[0] = read.Records[0] with { Raw = LineAdapter.Unmappable }),
        Plant("keeps-a-person", read => read.Records[0] = read.Records[0] with { Raw = "{\"mail\":\"a\"}"u8.ToArray() }),
    ];

    private static Subject Plant(string name, Action<LinesRead> fault) => new()
    {
        Name = $"{Target}/{name}",
        Adapter = new LineAdapter(fault),
        Seeds = [Lines],
        CountRecords = input => input.Count(unit => unit == (byte)'\n'),
        PersonPlaces = Mail(),
    };

    // As many MiB a second on a fast machine as on a slow one.
    private static void Grow()
    {
        while (Kept.Count < Growing.Elapsed.TotalSeconds * GrowthPerSecond) Kept.Add(new byte[1 << 20]);
    }

    private static void Spin(LinesRead read)
    {
        while (read.Records.Count > 0) Thread.SpinWait(100);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static int Dive(LinesRead read) => read.Records.Count == 0 ? 0 : Dive(read) + 1;

    private static void Hoard(LinesRead read)
    {
        for (var hoard = new List<byte[]>(); read.Records.Count > 0;) hoard.Add(new byte[1 << 20]);
    }

    [GeneratedRegex("^/mail$")]
    private static partial Regex Mail();

    /// <summary>What was read of an input.</summary>
    /// <param name="Records">A record a line, at least one; a fault may change them.</param>
    /// <param name="Pieces">In how many pieces the bytes came.</param>
    private sealed record LinesRead(List<SourceRecord> Records, int Pieces);

    /// <summary>Reads a record a line.</summary>
    private sealed class LineAdapter(Action<LinesRead> fault) : IAdapter
    {
        private const byte LineEnd = (byte)'\n';
        private const byte Trigger = (byte)'{';

        // Holds every input, so that only a stream that is cut comes in pieces.
        private byte[]? _buffer;

        public static byte[] Unmappable { get; } = "{\"unmappable\":true}"u8.ToArray();

        public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

        public Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => Task.FromResult(new CheckResult { Issues = [] });

        public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await using var source = await context.OpenAsync("memory", cancellationToken);
            var bytes = new List<byte>();
            int pieces = 0;
            _buffer ??= new byte[4 << 20];
            for (int count; (count = await source.Stream.ReadAsync(_buffer, cancellationToken)) > 0; pieces++) bytes.AddRange(_buffer.AsSpan(0, count));
            var records = bytes.Where(unit => unit == LineEnd)
                .Select((_, index) => new SourceRecord { SourceId = $"{index}", Locator = $"line {index}", Raw = "{}"u8.ToArray() })
                .ToList();
            if (bytes.Contains(Trigger) && records.Count > 0) fault(new LinesRead(records, pieces));
            foreach (var page in records.Chunk(request.PageSize)) yield return new Page { Records = page };
            yield return new Page { Records = [], EndOfSnapshot = true };
        }

        public MapResult Map(SourceRecord record, MapContext context) =>
            record.Raw.Span.SequenceEqual(Unmappable) ? null! : MapResult.Map(new ListingDraft { Name = "a" });
    }
}
