namespace Federation.Gateway.Exports.Formats;

/// <summary>
/// Writes one file. Everything written is in the body's buffer when a call returns: it reaches the client when the body is flushed, and nothing else is held but what <see cref="End"/> needs. Not thread safe.
/// </summary>
internal interface IExportWriter : IDisposable
{
    /// <param name="at">When the centres were as they are shown.</param>
    void Begin(DateTimeOffset at);

    void Add(ExportedCentre centre);

    /// <summary>What makes the file whole.</summary>
    void End();
}
