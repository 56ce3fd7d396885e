using Federation.Cluster.Adapters.Cassettes;
using Federation.Cluster.Adapters.Fetching;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>Where a command's requests go: to the network, to the network and onto a cassette, or to a cassette alone.</summary>
internal sealed class CassetteDeck
{
    private readonly CassetteRecorder? _recorder;
    private readonly string? _file;

    private CassetteDeck(CassetteRecorder? recorder, CassettePlayer? player, string? file)
    {
        _recorder = recorder;
        _file = file;
        Around = recorder is not null ? recorder.Around : player is not null ? player.Around : null;
    }

    /// <summary>For <see cref="FetchOptions.Around"/>.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? Around { get; }

    /// <param name="record">The file to record to; null for none.</param>
    /// <param name="replay">The file to replay from; null for none.</param>
    /// <exception cref="SettingsException">Both are named.</exception>
    /// <exception cref="Federation.Contracts.AdapterException">The cassette to replay cannot be read.</exception>
    public static CassetteDeck Open(string? record, string? replay, IReadOnlyCollection<string> secrets) => (record, replay) switch
    {
        (not null, not null) => throw new SettingsException("--record and --replay exclude each other: a replay asks no server, so there is nothing to record."),
        (not null, null) => new CassetteDeck(new CassetteRecorder(secrets, new FetchOptions(), TimeProvider.System), null, record),
        (null, not null) => new CassetteDeck(null, CassettePlayer.Load(replay, secrets), null),
        _ => new CassetteDeck(null, null, null),
    };

    /// <summary>Writes what was recorded.</summary>
    /// <exception cref="Federation.Contracts.AdapterException">It cannot be written.</exception>
    public void Close()
    {
        if (_recorder is null || _file is null) return;
        if (_recorder.Count > 0) _recorder.Save(_file);
        else Console.Error.WriteLine("No cassette was written, for no server answered over http or https. A source that is a file needs none: it can be read again.");
    }
}
