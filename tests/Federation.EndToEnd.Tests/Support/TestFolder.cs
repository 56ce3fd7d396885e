using System.Text.Json.Nodes;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>A folder of one test's own: a data folder and the files that the test writes. It goes with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("federation-e2e-").FullName;

    /// <summary>For <c>--data</c>; not there until a command makes it.</summary>
    public string Data => PathOf("data");

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <returns>The file's path.</returns>
    public string Write(string file, string text)
    {
        string path = PathOf(file);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a networks file.</summary>
    /// <returns>The file's path.</returns>
    public string WriteNetworks(string file, params IEnumerable<NetworkEntry> networks) =>
        Write(file, new JsonArray([.. networks.Select(network => network.ToJson())]).ToJsonString());

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
