using System.Text.Json;
using Federation.Host.Output;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Witnesses;

namespace Federation.Host.Running;

/// <summary>What a witness has signed of each log, in a file that is made with its key and written before a signature leaves. Thread safe: one request at a time is looked at.</summary>
internal sealed class WitnessMemory(Witness witness, string file, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Dictionary<string, string>? _seen;

    /// <exception cref="JsonException">The file is damaged: a witness that has forgotten must not sign.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public async Task<WitnessAnswer> LookAsync(WitnessRequest request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var seen = _seen ??= await ReadAsync(cancellationToken);
            var answer = witness.Look(request, origin => seen.TryGetValue(origin, out string? text) ? Checkpoint.Read(text) ?? throw Damaged() : null, clock.GetUtcNow());
            if (answer is { Verdict: WitnessVerdict.Signed, Seen: { } latest })
            {
                var next = new Dictionary<string, string>(seen) { [latest.Origin] = latest.ToString() };
                Put(file, next);
                _seen = next;
            }

            return answer;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes the file of a witness that has signed nothing yet.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Create(string file) => Put(file, []);

    public void Dispose() => _turn.Dispose();

    private async Task<Dictionary<string, string>> ReadAsync(CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellationToken), HostJson.Default.DictionaryStringString) ?? throw Damaged();

    /// <summary>Either the old file is there or the new one, whole and on the disk.</summary>
    private static void Put(string file, Dictionary<string, string> seen)
    {
        string unfinished = $"{file}.next";
        using (var next = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            next.Write(JsonSerializer.SerializeToUtf8Bytes(seen, HostJson.Default.DictionaryStringString));
            next.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    private JsonException Damaged() => new($"{file} is damaged.");
}
