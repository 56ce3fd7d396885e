using System.Text.Json;
using Federation.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Matching.Learn;

/// <summary>What an adapter sees that reads one file and asks no network.</summary>
internal sealed class FileContext(string path) : AdapterContext
{
    public override HttpClient Http => throw new InvalidOperationException("A file is read without a network.");

    public override AdapterConfig Config { get; } = new(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["source"] = path }));

    public override TimeProvider Clock => TimeProvider.System;

    public override ILogger Log => NullLogger.Instance;

    public override Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken) => Task.FromResult(new SourceContent(File.OpenRead(source), null, new FileInfo(source).Length));
}
