using Microsoft.Extensions.Logging;

namespace Federation.Contracts;

/// <summary>
/// What the host lends an adapter for one run. Everything that leaves the worker passes through here: requests are sent
/// by the host, under its caps. Not thread safe unless a member says so.
/// </summary>
public abstract class AdapterContext
{
    /// <summary>
    /// Sends each request to the host, which fetches it. Thread safe. Only <c>https</c> addresses are served, and
    /// <c>http://127.0.0.1</c> where the operator's own networks file asks for it.
    /// </summary>
    public abstract HttpClient Http { get; }

    /// <summary>The network's configuration, already checked against the manifest's schema.</summary>
    public abstract AdapterConfig Config { get; }

    /// <summary>The clock. An adapter never asks another one.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>Goes to the host's log, with the network's id. Never log a secret or a person.</summary>
    public abstract ILogger Log { get; }

    /// <summary>
    /// Opens the bytes of a path or URL named by the configuration. The host opens it and streams them; the worker itself
    /// reads no files. The caller disposes the result.
    /// </summary>
    /// <exception cref="AdapterException">The source is missing, refused, too large, or answers with an error.</exception>
    public abstract Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken);
}
