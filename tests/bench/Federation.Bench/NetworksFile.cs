using System.Text.Json;

namespace Federation.Bench;

/// <summary>The file that names the networks of the benchmark.</summary>
internal static class NetworksFile
{
    /// <summary>The one network that is loaded.</summary>
    public const string Network = "bench";

    /// <summary>Writes it into the folder and returns its path.</summary>
    public static string Write(string folder, string source)
    {
        string path = Path.Combine(folder, "networks.json");
        File.WriteAllText(path, $"[{Entry(Network, "actipole21", $$"""{ "source": {{JsonSerializer.Serialize(source)}} }""")}]");
        return path;
    }

    /// <summary>One network of such a file.</summary>
    /// <param name="config">A JSON object.</param>
    public static string Entry(string id, string adapter, string config) => $$"""{ "id": "{{id}}", "name": "{{id}}", "adapter": "{{adapter}}", "config": {{config}} }""";
}
