using System.Diagnostics;
using System.Diagnostics.Metrics;
using Federation.Cluster.Members.Admissions;

namespace Federation.Cluster.Telemetry;

/// <summary>What doors answer; to whom is nobody's business.</summary>
internal static class AdmissionMeter
{
    private static readonly Histogram<double> AnswerTime = DirectoryTelemetry.AnswerTime("federation.admission.duration", "How long a door took to answer a pass.");

    /// <param name="code">The stable code of the answer; told as an error unless it is a yes.</param>
    public static void Answered(AdmissionVerdict verdict, string code, long started)
    {
        if (!AnswerTime.Enabled) return;
        var tags = new TagList { { TelemetryTags.AdmissionVerdict, TelemetryTags.Of(verdict) } };
        if (verdict != AdmissionVerdict.Allowed) tags.Add(TelemetryTags.Error, code);
        AnswerTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
    }
}
