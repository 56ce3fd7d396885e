using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>Programs of others that judge what we publish: the schema, and files. They are installed once, for the first test that asks.</summary>
internal static class Judges
{
    private static readonly Lazy<Task<NodeFolder>> Installed = new(() => NodeFolder.InstallAsync("judges"));

    /// <summary>Where they lie, beside the schema of the documentation.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "judges");

    /// <summary>The schema of the documentation, which is that of the code.</summary>
    public static string Schema { get; } = Path.Combine(Folder, "schema.graphql");

    /// <summary>What a script of ours finds, a line each.</summary>
    public static async Task<string[]> AskAsync(string script, params string[] arguments) => await (await Installed.Value).OutputAsync("node", [script, .. arguments]);

    /// <summary>Runs a program; the test fails with all that it said where it ends with an error.</summary>
    public static async Task RunAsync(string tool, params string[] arguments) =>
        await (await Installed.Value).OutputAsync("sh", ["-c", "exec \"$0\" \"$@\" >&2", $"node_modules/.bin/{tool}", .. arguments]);
}
