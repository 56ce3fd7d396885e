using Federation.EndToEnd.Tests.Support;

[assembly: AssemblyFixture(typeof(Federation.EndToEnd.Tests.SampleDirectory))]

namespace Federation.EndToEnd.Tests;

/// <summary>
/// A host started with its defaults, so on our own samples, in a folder of its own: started once, for the first test that asks. Tests may
/// run its networks again and add others, with ids of their own.
/// </summary>
public sealed class SampleDirectory : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Lazy<Task<ServingHost>> _host;

    public SampleDirectory() => _host = new(() => ServingHost.StartWithDefaultsAsync(_folder.Path));

    /// <summary>The data folder, which the host has.</summary>
    internal string Data => _folder.Data;

    internal Task<ServingHost> HostAsync() => _host.Value;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_host.IsValueCreated && _host.Value.IsCompletedSuccessfully) await (await _host.Value).DisposeAsync();
        }
        finally
        {
            _folder.Dispose();
        }
    }
}
