using System.ComponentModel;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clients;

/// <summary>samples/clients beside a host on our samples, for all tests of them: a copy, so that what they install stays out of the sources.</summary>
public sealed class ClientSamples : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Clients", "samples", "clients");

    private static readonly string TypeScript = Path.Combine(Folder, "typescript");

    private readonly TestFolder _folder = new();
    private readonly Lazy<Task> _typeScript = new(BuildTypeScriptAsync);
    private ServingHost? _host;

    internal ServingHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await ServingHost.StartWithDefaultsAsync(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>The test is skipped where npm is not installed and the client needs it.</summary>
    internal async Task<Command> RunAsync(string client, params IEnumerable<string> arguments)
    {
        IEnumerable<string> all = [Host.Url.ToString(), .. arguments];
        switch (client)
        {
            case "curl": return await Command.RunProgramAsync("bash", [Path.Combine(Folder, "curl", "near.sh"), .. all]);
            case "csharp": return await Command.RunProgramAsync(Repository.CSharpClient, all);
            default:
                await _typeScript.Value;
                return await Command.RunProgramAsync("node", [Path.Combine(TypeScript, "dist", "near.js"), .. all]);
        }
    }

    private static async Task BuildTypeScriptAsync()
    {
        try
        {
            (await Command.RunProgramAsync("npm", "ci", "--no-audit", "--no-fund", "--prefix", TypeScript)).Expect(0);
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("npm is not installed: the client in TypeScript needs Node 20.");
        }

        (await Command.RunProgramAsync("npm", "run", "build", "--prefix", TypeScript)).Expect(0);
    }
}
