using System.Text.Json;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.HubLo;

/// <summary>Yes and no in the three ways of this source, all in one entry: <c>"True"</c> or empty, <c>"oui"</c> or <c>"non"</c>, 1 or 0.</summary>
internal static class Flags
{
    /// <summary>False for what is empty; false, with <c>boolean.unreadable</c>, for what is neither yes nor no.</summary>
    public static bool IsSet(RecordFields record, string member, MapFindings findings) => Read(record, member, findings) == true;

    /// <summary>Null for what is empty; null, with <c>boolean.unreadable</c>, for what is neither yes nor no.</summary>
    public static bool? Read(RecordFields record, string member, MapFindings findings)
    {
        switch (record.Value(member)?.ValueKind)
        {
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
        }

        switch (record.Text(member)?.ToLowerInvariant())
        {
            case "true" or "oui" or "1":
                return true;
            case "false" or "non" or "0":
                return false;
            case null:
                return null;
            default:
                findings.Warning("boolean.unreadable", "The value is neither yes nor no.", record.Pointer(member));
                return null;
        }
    }
}
