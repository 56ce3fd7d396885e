using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;

namespace Federation.Cluster.Labels.Publishing;

/// <summary>A version of the criteria as it was published. Never changed and never removed.</summary>
internal sealed record CriteriaRow
{
    public required string Version { get; init; }

    /// <summary>The file's text, exactly.</summary>
    public required string Yaml { get; init; }

    /// <summary>Of the text.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom. Told to operators alone.</summary>
    public required string By { get; init; }

    /// <summary>As <see cref="PublishedCriteria.From"/>.</summary>
    public required DateTimeOffset From { get; init; }

    /// <param name="number">Counted from 1, without the version that the program carries: of two that are published at once, one finds its row taken.</param>
    public static StateKey KeyOf(int number) => new(RowKinds.Criteria, number.ToString("D6", CultureInfo.InvariantCulture));

    /// <exception cref="InvalidDataException">The row is not what was published. Nothing is judged by criteria that nobody can read, nor by older ones in their place.</exception>
    public static PublishedCriteria Read(StateRow row)
    {
        try
        {
            if (JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.CriteriaRow) is { } stored
                && CriteriaDigest.Of(stored.Yaml) == stored.Sha256
                && CriteriaFile.Read(stored.Yaml).Criteria is { } criteria
                && criteria.Version == stored.Version)
            {
                return new PublishedCriteria(criteria, stored.From, stored.Sha256);
            }
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new InvalidDataException($"Row {row.Key} is not a published version of the criteria.");
    }
}

/// <summary>The event in the commit, for the public log.</summary>
internal sealed record CriteriaPublished(string Version, string Sha256, DateTimeOffset At, DateTimeOffset From);
