using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Adapters;

/// <summary>An adapter that somebody else wrote, made into packages by the commands that they would use.</summary>
internal sealed class Visitor(TestFolder folder)
{
    public const string Id = "visitor";

    public const string Publisher = "adapters.visitor.example";

    private string KeyFile => folder.PathOf("publisher.json");

    /// <summary>The folder of a built adapter.</summary>
    public string Build(string version)
    {
        string built = Directory.CreateDirectory(folder.PathOf($"built-{version}")).FullName;
        Save(built, version);
        foreach (string file in new[] { Repository.TestAdapters, Path.ChangeExtension(Repository.TestAdapters, ".deps.json") }) File.Copy(file, Path.Combine(built, Path.GetFileName(file)));
        return built;
    }

    /// <summary>Writes its manifest, as its author does with each version.</summary>
    public static void Save(string built, string version) => File.WriteAllText(Path.Combine(built, "adapter.json"), $$"""
        {
          "id": "{{Id}}",
          "version": "{{version}}",
          "contract": { "from": "1.0", "below": "2.0" },
          "assembly": "Federation.TestAdapters.dll",
          "type": "Federation.TestAdapters.ScriptedAdapter",
          "name": { "en": "Visitor", "fr": "Visiteur" },
          "capabilities": ["snapshot"],
          "configSchema": { "type": "object" },
          "hosts": [],
          "licence": { "id": "CC0-1.0", "name": "CC0", "url": "https://creativecommons.org/publicdomain/zero/1.0/" },
          "attribution": "Written for tests"
        }
        """);

    /// <returns>The publisher's public key.</returns>
    public async Task<string> KeyAsync() => (await Command.RunAsync("adapter", "key", KeyFile, "--publisher", Publisher)).Expect(0).Output.Trim();

    /// <returns>The package's file, not signed.</returns>
    public async Task<string> PackAsync(string version)
    {
        string file = folder.PathOf($"{version}.fedadapter");
        (await Command.RunAsync("adapter", "pack", Build(version), "--output", file)).Expect(0);
        return file;
    }

    public async Task<string> SignedAsync(string version)
    {
        string file = await PackAsync(version);
        (await Command.RunAsync("adapter", "sign", file, "--key", KeyFile, "--publisher", Publisher)).Expect(0);
        return file;
    }

    /// <summary>Trusts its publisher.</summary>
    public async Task TrustAsync() => (await Command.RunAsync("adapter", "trust", await KeyAsync(), "--data", folder.Data)).Expect(0);

    public async Task InstallAsync(string version) => (await Command.RunAsync("adapter", "install", await SignedAsync(version), "--data", folder.Data)).Expect(0);
}
