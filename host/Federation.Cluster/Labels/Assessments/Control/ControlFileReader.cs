using System.Globalization;
using System.Net;
using System.Text;
using Federation.Cluster.Adapters.Fetching;

namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>
/// Reads the file with a code from a centre's website: from the public internet alone, under the guard of everything that somebody outside named, over https, without redirects, some lines long and within seconds. Thread safe.
/// </summary>
public sealed class ControlFileReader : IDisposable
{
    private const int MostBytes = 4 * 1024;

    /// <summary>An answer of the API takes five seconds at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly HttpClient _http;

    public ControlFileReader()
        : this(GuardedRequests.Create(_ => false))
    {
    }

    internal ControlFileReader(HttpMessageHandler network) => _http = new HttpClient(network) { Timeout = Timeout.InfiniteTimeSpan }; // it would not count the body

    /// <summary>What stands in the file; null with what was there in its place, in some words.</summary>
    public async Task<(string? Text, string? Instead)> ReadAsync(Uri file, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
        try
        {
            using var answer = await _http.GetAsync(file, HttpCompletionOption.ResponseHeadersRead, late.Token);
            if (answer.StatusCode != HttpStatusCode.OK) return (null, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}"));
            byte[] bytes = new byte[MostBytes + 1];
            await using var body = await answer.Content.ReadAsStreamAsync(late.Token);
            int read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, late.Token);
            return read <= MostBytes ? (Encoding.UTF8.GetString(bytes, 0, read), null) : (null, $"a file of more than {MostBytes} bytes");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Why is told to nobody: it would tell of the network within.
            return (null, "no answer that could be read");
        }
    }

    public void Dispose() => _http.Dispose();
}
