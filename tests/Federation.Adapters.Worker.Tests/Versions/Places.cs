namespace Federation.Adapters.Worker.Tests.Versions;

/// <summary>A list of places in a file, as the adapter of version 2 reads it.</summary>
internal sealed class Places : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("federation-places-").FullName;

    public Places(string json) => Write(json);

    public string File => Path.Combine(_folder, "places.json");

    public string Config => $$"""{ "source": "{{File}}" }""";

    public void Write(string json) => System.IO.File.WriteAllText(File, json);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
