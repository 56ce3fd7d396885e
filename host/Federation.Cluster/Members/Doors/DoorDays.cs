using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors;

/// <summary>What one activation of a door counts. Not for several threads at once. Where what it gave to be written was not, it is behind, and is let go of.</summary>
internal sealed class DoorDays(IDirectoryStore store, CentreId centre)
{
    /// <summary>So many days are kept, the last among them: as many as a label looks back.</summary>
    public const int Kept = Labels.SourceReadings.Window;

    private DoorDay? _today;
    private long _version;

    /// <summary>The write that counts one answer more; null where the day's row is none, over which nothing is written.</summary>
    public async Task<StateWrite?> CountAsync(AdmissionCase asked, AdmissionDecision decision)
    {
        var day = DateOnly.FromDateTime(asked.At.UtcDateTime);
        if (_today?.Day != day && !await OpenAsync(day)) return null;
        _today = _today!.With(asked, decision); // it was opened
        return _today.Write(_version++);
    }

    private async Task<bool> OpenAsync(DateOnly day)
    {
        _today = null;
        try
        {
            var row = await store.ReadAsync(DoorDay.KeyOf(centre, day));
            (_today, _version) = row is null ? (new DoorDay { Centre = centre, Day = day }, 0) : (DoorDay.Read(row), row.Version);
        }
        catch (JsonException)
        {
            // A count is worth nobody's admission. "store check" names the row.
        }

        return _today is not null;
    }
}
