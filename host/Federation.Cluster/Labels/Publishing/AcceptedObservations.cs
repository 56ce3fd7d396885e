using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Registry.Assessments;
using Federation.Registry.Evaluations;

namespace Federation.Cluster.Labels.Publishing;

/// <summary>Takes what an award came of out of the stored applications of its centre, and passes everything else in them by: a hundred times as much, of which nothing is wanted. Pure.</summary>
internal static class AcceptedObservations
{
    /// <param name="record">As <see cref="Assessments.AssessmentRecord"/> is stored.</param>
    /// <param name="application">The application that the award names.</param>
    /// <returns>Null where it was not granted there, or the row cannot be read.</returns>
    public static IReadOnlyList<Observation>? Of(ReadOnlySpan<byte> record, string application)
    {
        try
        {
            var reader = new Utf8JsonReader(record);
            reader.Read();
            if (!Find(ref reader, "applications"u8)) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                var named = reader;
                if (Find(ref named, "id"u8) && named.ValueTextEquals(application)) return Find(ref reader, "events"u8) ? Granted(ref reader) : null;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // What a damaged row holds is nobody's evidence; "store check" names it.
        }

        return null;
    }

    private static IReadOnlyList<Observation>? Granted(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var kind = reader;
            if (Find(ref kind, "kind"u8) && kind.ValueTextEquals(nameof(AssessmentEventKind.Granted))) return Find(ref reader, "observations"u8) ? JsonSerializer.Deserialize(ref reader, ClusterJson.Default.IReadOnlyListObservation) : null;
            reader.Skip();
        }

        return null;
    }

    /// <summary>From the begin of an object to the value of its member; false, and anywhere, where there is none.</summary>
    private static bool Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = reader.ValueTextEquals(member);
            reader.Read();
            if (isIt) return true;
            reader.Skip();
        }

        return false;
    }
}
