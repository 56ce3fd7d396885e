using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Contracts.Testing;

/// <summary>
/// Plays the host for an adapter, in memory: what it opens and requests is answered by a <see cref="IPartner"/>, under the names that the host has for what goes wrong. Not thread safe, but for
/// what the contract says is.
/// </summary>
public sealed class AdapterBench : AdapterContext, IDisposable
{
    /// <summary>Where <see cref="Of(byte[], string?, IReadOnlyDictionary{string, string}?, int)"/> serves its bytes.</summary>
    public const string Path = "memory";

    private readonly IPartner _partner;
    private readonly CancellationTokenSource _ends = new();
    private readonly Lazy<HttpClient> _http;
    private int _visits;

    /// <param name="config">The network's settings: an object with <c>source</c>.</param>
    public AdapterBench(IPartner partner, JsonElement config)
    {
        _partner = partner;
        Config = new AdapterConfig(config);
        _http = new Lazy<HttpClient>(() => new HttpClient(Sender ?? new BenchHttpHandler(this)) { Timeout = Timeout.InfiniteTimeSpan });
    }

    public override HttpClient Http => _http.Value;

    public override AdapterConfig Config { get; }

    /// <summary>It stands at noon of 2026-03-01 UTC where no other is given.</summary>
    public override TimeProvider Clock => Time;

    public override ILogger Log => Lines;

    public TimeProvider Time { get; init; } = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What the adapter logged.</summary>
    public RecordingLog Lines { get; } = new();

    /// <summary>The most bytes that one reading of a stream gives; by default as many as are asked for.</summary>
    public int Chunk { get; init; } = int.MaxValue;

    /// <summary>How many things the adapter opened or requested so far. Redirects and tries again are of the same one.</summary>
    public int Visits => Volatile.Read(ref _visits);

    /// <summary>What goes wrong with an answer, by the number of its visit, from 0.</summary>
    internal Func<int, PartnerAnswer, PartnerAnswer>? Fault { get; init; }

    private HttpMessageHandler? Sender { get; init; }

    /// <summary>A source that is bytes.</summary>
    public static AdapterBench Of(byte[] bytes, string? mediaType = null, IReadOnlyDictionary<string, string>? settings = null, int chunk = int.MaxValue) =>
        new(new FakePartner().Otherwise(_ => PartnerAnswer.Of(bytes, mediaType)), SettingsOf(Path, settings)) { Chunk = chunk };

    /// <summary>A source that is a text, in UTF-8.</summary>
    public static AdapterBench Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>A source that is a text, in UTF-8, with further settings.</summary>
    public static AdapterBench Of(string text, IReadOnlyDictionary<string, string>? settings) => Of(Encoding.UTF8.GetBytes(text), settings: settings);

    /// <summary>A source that is a file.</summary>
    public static AdapterBench OfFile(string path, IReadOnlyDictionary<string, string>? settings = null) => new(new FilePartner(path), SettingsOf(path, settings));

    /// <summary>A source that a partner answers for.</summary>
    public static AdapterBench OfPartner(string source, IPartner partner, TimeProvider? time = null, IReadOnlyDictionary<string, string>? settings = null) =>
        time is null ? new(partner, SettingsOf(source, settings)) : new(partner, SettingsOf(source, settings)) { Time = time };

    /// <summary>A source that is a text, and a delegate of the caller's own for every request beside it.</summary>
    public static AdapterBench OfWeb(string text, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, TimeProvider? time = null, string address = Path) =>
        new(new FakePartner().Otherwise(_ => PartnerAnswer.Text(text)), SettingsOf(address, null)) { Sender = new AnsweringHandler(answer), Time = time ?? TimeProvider.System };

    /// <summary>Sources by their addresses.</summary>
    /// <param name="open">May throw an <see cref="AdapterException"/> in place of an answer.</param>
    public static AdapterBench OfSources(string source, Func<string, byte[]> open) => new(new FakePartner().Otherwise(request => PartnerAnswer.Of(open(request.Address))), SettingsOf(source, null));

    /// <summary>A text under whatever address is asked for, with settings of any shape.</summary>
    /// <param name="settings">A JSON object.</param>
    public static AdapterBench OfSettings(string text, string settings) => OfSettings(_ => Encoding.UTF8.GetBytes(text), settings);

    /// <summary>Sources by their addresses, with settings of any shape.</summary>
    /// <param name="open">May throw an <see cref="AdapterException"/> in place of an answer.</param>
    /// <param name="settings">A JSON object.</param>
    public static AdapterBench OfSettings(Func<string, byte[]> open, string settings)
    {
        using var document = JsonDocument.Parse(settings);
        return new AdapterBench(new FakePartner().Otherwise(request => PartnerAnswer.Of(open(request.Address))), document.RootElement.Clone());
    }

    public override Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        cancellationToken.ThrowIfCancellationRequested();
        var answer = Ask(new PartnerRequest { Address = source });
        if (answer.Status is < 200 or >= 300) throw BenchFailures.Of(answer, PartnerLine.Show(source), Clock.GetUtcNow());
        return Task.FromResult(new SourceContent(Open(answer, source), answer.MediaType, answer.LengthIsTold ? answer.Body.Length : null));
    }

    /// <summary>Ends what is still stalled.</summary>
    public void Dispose()
    {
        _ends.Cancel();
        if (_http.IsValueCreated) _http.Value.Dispose();
    }

    internal PartnerAnswer Ask(PartnerRequest request)
    {
        int visit = Interlocked.Increment(ref _visits) - 1;
        var answer = PartnerLine.Ask(_partner, request, Clock.GetUtcNow());
        return Fault is null ? answer : Fault(visit, answer);
    }

    internal Stream Open(PartnerAnswer answer, string source) => new AnswerStream(answer, Chunk, PartnerLine.Show(source), _ends.Token);

    internal static JsonElement SettingsOf(string source, IReadOnlyDictionary<string, string>? settings)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("source", source);
            foreach (var (name, value) in settings ?? new Dictionary<string, string>()) json.WriteString(name, value);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private sealed class AnsweringHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}
