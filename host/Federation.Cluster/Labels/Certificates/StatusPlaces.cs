using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Certificates.Status;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Which places of the status lists are taken, as stored.</summary>
internal sealed class StatusPlaces
{
    /// <summary>Of the lists, in places.</summary>
    public int Length { get; set; } = StatusBits.FewestPlaces;

    /// <summary>Never let go of: whoever kept an old certificate would read another's status.</summary>
    [JsonConverter(typeof(TakenPlacesJson))]
    public SortedSet<int> Taken { get; set; } = [];

    /// <summary>Null where the row does not say which places are taken, or names one that no list of its length has.</summary>
    public static StatusPlaces? Read(StateRow row)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.StatusPlaces) is { Length: >= StatusBits.FewestPlaces and <= StatusBits.MostPlaces, Taken: not null } places
                && places.Taken.All(place => place >= 0 && place < places.Length)
                    ? places
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
