using System.ComponentModel;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>samples/roaming, walked with the built host once, for the first test that asks: a copy of it, so that what it installs stays out of the sources.</summary>
public sealed class RoamingWalk : IDisposable
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Walks", "roaming");

    private readonly TestFolder _folder = new();
    private readonly Lazy<Task<Command>> _walked;

    public RoamingWalk() => _walked = new(WalkAsync);

    /// <summary>What the walk left: the data folder and the logs.</summary>
    internal string Folder => _folder.PathOf("walk");

    /// <summary>Of the foreign network, as its provider knows them.</summary>
    internal IReadOnlyList<Member> Members { get; } =
        [.. JsonSerializer.Deserialize<Dictionary<string, Member>>(File.ReadAllText(Path.Combine(Sample, "members.json")), JsonSerializerOptions.Web)!.Values]; // The file is no null.

    /// <summary>What the walk said; the test is skipped where npm is not installed.</summary>
    internal Task<Command> WalkedAsync() => _walked.Value;

    public void Dispose() => _folder.Dispose();

    private async Task<Command> WalkAsync()
    {
        try
        {
            (await Command.RunProgramAsync("npm", "ci", "--no-audit", "--no-fund", "--prefix", Sample)).Expect(0);
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("npm is not installed: the provider of the foreign network needs Node 20.");
        }

        return await Command.RunProgramAsync("env", $"FEDERATION_HOST={Repository.Host}", "bash", Path.Combine(Sample, "walk.sh"), Folder);
    }

    /// <param name="Number">The claim <c>sub</c>.</param>
    internal sealed record Member(string Number, string Name, string Email);
}
