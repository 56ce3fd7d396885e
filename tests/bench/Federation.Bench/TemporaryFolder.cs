namespace Federation.Bench;

/// <summary>A folder of its own that goes with the one who made it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("federation-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
