using Federation.EndToEnd.Tests.Support;

[assembly: AssemblyFixture(typeof(Federation.EndToEnd.Tests.RealDirectory))]

namespace Federation.EndToEnd.Tests;

/// <summary>
/// Both real networks, synced twice by the command line and then served: made once, for the first test that asks. Tests may run networks
/// again, and change nothing.
/// </summary>
public sealed class RealDirectory : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Lazy<Task<RealDirectoryState>> _state;

    public RealDirectory() => _state = new(MakeAsync);

    internal Task<RealDirectoryState> StateAsync()
    {
        RealData.Demand();
        return _state.Value;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_state.IsValueCreated && _state.Value.IsCompletedSuccessfully) await (await _state.Value).Host.DisposeAsync();
        }
        finally
        {
            _folder.Dispose();
        }
    }

    private async Task<RealDirectoryState> MakeAsync()
    {
        var first = await Command.RunAsync("sync", "--data", _folder.Data, "--networks", Repository.RealNetworks, "--json");
        string afterFirst = await Store.HashAsync(_folder.Data);
        var second = await Command.RunAsync("sync", "--data", _folder.Data, "--json");
        string afterSecond = await Store.HashAsync(_folder.Data);
        return new RealDirectoryState
        {
            Data = _folder.Data,
            First = first,
            Second = second,
            HashAfterFirst = afterFirst,
            HashAfterSecond = afterSecond,
            Host = await ServingHost.StartAsync(_folder.Data),
        };
    }
}
