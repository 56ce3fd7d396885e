using System.Text;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Registry.Evaluations;

namespace Federation.Cluster.Labels.Publishing;

/// <summary>Takes what an award came of out of the stored applications of its centre, without reading the rest of them: a hundred times as much, of which nothing is wanted. Pure.</summary>
/// <remarks>
/// It goes by marks of the form in which applications are stored, which <see cref="Assessments.AssessmentHistory"/> and <see cref="Registry.Assessments.AssessmentEvent"/> fix. Within what people wrote every quote is escaped, so that none of the marks can stand there.
/// </remarks>
internal static class AcceptedObservations
{
    /// <param name="record">As <see cref="Assessments.AssessmentRecord"/> is stored.</param>
    /// <param name="centre">Whose they are.</param>
    /// <param name="application">The application that the award names.</param>
    /// <returns>Null where it was not granted there, or the row cannot be read.</returns>
    public static IReadOnlyList<Observation>? Of(ReadOnlySpan<byte> record, string centre, string application)
    {
        if (After(record, $"\"id\":\"{application}\",\"centre\":\"{centre}\",\"events\":") is not { } begin) return null;
        var own = record[begin..];
        int next = own.IndexOf(Encoding.UTF8.GetBytes($"\"centre\":\"{centre}\",\"events\":")); // that of the next application
        if (next >= 0) own = own[..next];
        if (After(own, "\"kind\":\"Granted\"") is not { } granted) return null;
        own = own[granted..];
        if (After(own, "\"observations\":") is not { } observed) return null;
        try
        {
            var reader = new Utf8JsonReader(own[observed..]);
            return JsonSerializer.Deserialize(ref reader, ClusterJson.Default.IReadOnlyListObservation);
        }
        catch (JsonException)
        {
            return null; // what a damaged row holds is nobody's evidence; "store check" names it
        }
    }

    private static int? After(ReadOnlySpan<byte> text, string mark)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(mark);
        int at = text.IndexOf(bytes);
        return at < 0 ? null : at + bytes.Length;
    }
}
