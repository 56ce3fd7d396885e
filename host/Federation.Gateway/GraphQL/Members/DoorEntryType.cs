using Federation.Cluster.Members.Doors.Trail;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorEntryType : ObjectGraphType<DoorEntry>
{
    public DoorEntryType()
    {
        Name = "DoorEntry";
        Description = "What a door answered to one pass, in a chain of hashes. It names no visitor: the pass is in it as a hash, by which nobody finds out whose it was but whoever has the pass.";
        Field<NonNullGraphType<StringGraphType>>("number").Description("From 1 on, without gaps, for each centre; digits.").Resolve(context => context.Source.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When the visitor was there.").Resolve(context => context.Source.At);
        Field<NonNullGraphType<DateTimeScalar>>("writtenAt").Description("When it was written down: later where the door had no network.").Resolve(context => context.Source.WrittenAt);
        Field<NonNullGraphType<AdmissionVerdictType>>("verdict").Description("Whether the visitor was admitted.").Resolve(context => context.Source.Verdict);
        Field<NonNullGraphType<StringGraphType>>("code").Description("Why: stable and dotted. Where a door without network admitted whom the directory would not have, why not.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("network").Description("The key of the visitor's network.").Resolve(context => context.Source.Network.Value);
        Field<StringGraphType>("chain").Description("The hash of the chain of trust that the decision stood on; null for a network of this directory.").Resolve(context => context.Source.Chain);
        Field<NonNullGraphType<StringGraphType>>("pass").Description("SHA-256 of the pass as it was shown, in hexadecimal.").Resolve(context => context.Source.Pass);
        Field<DateTimeScalar>("previousAt").Description("When the entry before was written down; null in the first.").Resolve(context => context.Source.PreviousAt);
        Field<NonNullGraphType<StringGraphType>>("previous").Description("The hash of the entry before; 64 zeros in the first.").Resolve(context => context.Source.Previous);
        Field<NonNullGraphType<StringGraphType>>("hash").Description("Of all of it; docs/admission.md says over what.").Resolve(context => context.Source.Hash());
    }
}
