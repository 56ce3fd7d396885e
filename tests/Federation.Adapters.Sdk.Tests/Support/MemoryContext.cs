using System.Text;
using System.Text.Json;
using Federation.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Adapters.Testing;

/// <summary>An adapter's context whose sources are bytes in memory or files, and whose requests a delegate answers.</summary>
internal sealed class MemoryContext : AdapterContext
{
    /// <summary>The path under which <see cref="Of(byte[], string?)"/> serves its bytes.</summary>
    public const string Path = "memory";

    private readonly Func<string, SourceContent> _open;

    private MemoryContext(string source, Func<string, SourceContent> open, IReadOnlyDictionary<string, string>? settings)
        : this(open, JsonSerializer.SerializeToElement(new Dictionary<string, string>(settings ?? new Dictionary<string, string>()) { ["source"] = source }))
    {
    }

    private MemoryContext(Func<string, SourceContent> open, JsonElement config)
    {
        _open = open;
        Config = new AdapterConfig(config);
    }

    public override HttpClient Http => new(new AnsweringHandler(Answer));

    public override AdapterConfig Config { get; }

    public override TimeProvider Clock => Time;

    public override ILogger Log => NullLogger.Instance;

    /// <summary>Answers requests; by default every endpoint refuses the connection.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer { get; init; } =
        (_, _) => throw new HttpRequestException("connection refused");

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static MemoryContext Of(byte[] bytes, string? mediaType = null, IReadOnlyDictionary<string, string>? settings = null, int chunk = int.MaxValue) =>
        new(Path, _ => new SourceContent(new DribblingStream(bytes, chunk), mediaType, bytes.Length), settings);

    public static MemoryContext Of(string text, IReadOnlyDictionary<string, string>? settings = null) => Of(Encoding.UTF8.GetBytes(text), settings: settings);

    public static MemoryContext OfFile(string path) => new(path, opened => new SourceContent(File.OpenRead(opened), null, new FileInfo(opened).Length), null);

    /// <summary>A source at a web address, given as text; endpoints are answered by <paramref name="answer"/>.</summary>
    public static MemoryContext OfWeb(string text, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, TimeProvider? time = null, string address = Path) =>
        new(address, _ => new SourceContent(new DribblingStream(Encoding.UTF8.GetBytes(text), int.MaxValue), null, null), null) { Answer = answer, Time = time ?? TimeProvider.System };

    /// <summary>A text under whatever address is asked for, with settings of any shape.</summary>
    public static MemoryContext OfSettings(string text, string settings) => OfSettings(_ => Encoding.UTF8.GetBytes(text), settings);

    /// <summary>Sources by their addresses, with settings of any shape.</summary>
    public static MemoryContext OfSettings(Func<string, byte[]> open, string settings)
    {
        using var document = JsonDocument.Parse(settings);
        return new MemoryContext(opened => new SourceContent(new DribblingStream(open(opened), int.MaxValue), null, null), document.RootElement.Clone());
    }

    /// <summary>Sources by their addresses.</summary>
    public static MemoryContext OfSources(string source, Func<string, byte[]> open) => new(source, opened => new SourceContent(new DribblingStream(open(opened), int.MaxValue), null, null), null);

    public override Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken) => Task.FromResult(_open(source));

    private sealed class AnsweringHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}
