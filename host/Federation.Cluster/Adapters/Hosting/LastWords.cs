using System.Text;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Reads a worker's standard error to its end and keeps the beginning, where the runtime says why it gives up. Never shown: it may
/// quote a record.
/// </summary>
internal sealed class LastWords
{
    private const int Kept = 4 * 1024;

    private readonly StringBuilder _text = new();

    public LastWords(TextReader error) => Completion = ReadAsync(error);

    /// <summary>Completes when standard error has ended.</summary>
    public Task Completion { get; }

    public override string ToString()
    {
        lock (_text) return _text.ToString();
    }

    private async Task ReadAsync(TextReader error)
    {
        var buffer = new char[1024];
        try
        {
            while (await error.ReadAsync(buffer) is > 0 and int read)
            {
                lock (_text) _text.Append(buffer, 0, Math.Min(read, Kept - _text.Length));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The worker has ended; what it said before is all there is.
            return;
        }
    }
}
