using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.HubLo;

/// <summary>Access for people with reduced mobility: yes, no, or nothing said.</summary>
internal static class Access
{
    public static IReadOnlyList<string> Read(RecordFields record, MapFindings findings) => Flags.Read(record, "c_acces_pmr", findings) switch
    {
        true => [AccessibilityKeys.Wheelchair],
        false => [AccessibilityKeys.WheelchairNone],
        null => [],
    };
}
