using System.Diagnostics.CodeAnalysis;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.HubLo;

/// <summary>
/// The array. The id is <c>c_gid</c>, the database's own: <c>gid</c> numbers the rows of the export, and drifts away from it wherever a place was
/// deleted.
/// </summary>
internal sealed class HubLoFormat : JsonArrayFormat
{
    [SetsRequiredMembers]
    public HubLoFormat()
    {
        IdPointer = "/c_gid";

        // Besides contact and mailbox: a telephone in a pocket, and who wrote the entry.
        PersonPointers = ["/c_contacts", "/c_courriel", "/c_mobile", "/c_initial_agent", "/c__userid_modification"];
    }

    protected override SourceRecord Complete(SourceRecord record, RecordFields fields) =>
        record with { PersonFields = [.. record.PersonFields.Union(Mailboxes.PointersIn(fields))] };
}
