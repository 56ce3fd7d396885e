using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorKitType : ObjectGraphType<DoorKitView>
{
    /// <summary>Whatever a door without network may have to say.</summary>
    private static readonly string[] Codes =
    [
        AdmissionCodes.Allowed, AdmissionCodes.AwayQuota, AdmissionCodes.Blocked, AdmissionCodes.Expired, AdmissionCodes.HomeSilent, AdmissionCodes.KitOld, AdmissionCodes.LabelLevel, AdmissionCodes.Network, AdmissionCodes.NetworkQuota, AdmissionCodes.NoDaysLeft, AdmissionCodes.NoReciprocity, AdmissionCodes.NotHosted,
        AdmissionCodes.Nobody, AdmissionCodes.OfflineQuota, AdmissionCodes.OutsideHours, AdmissionCodes.Tier, AdmissionCodes.Withdrawn, PassCodes.Algorithm, PassCodes.Altered, PassCodes.Audience, PassCodes.Early,
        PassCodes.Issuer, PassCodes.KeyUnknown, PassCodes.Lasting, PassCodes.Late, PassCodes.Malformed, PassCodes.NonceLate, PassCodes.NonceUnknown, PassCodes.Replayed, PassCodes.Resigned, PassCodes.TooLarge, PassCodes.Type,
    ];

    public DoorKitType()
    {
        Name = "DoorKit";
        Description = "What a door takes along to decide without network: everything that its decision hangs on, as it is now.";
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When it was made.").Resolve(context => context.Source.Kit.At);
        Field<NonNullGraphType<DateTimeScalar>>("until").Description("From this moment on the door decides nothing by it.").Resolve(context => context.Source.Kit.Until);
        Field<StringGraphType>("audience").Description("The centre as credentials and passes name it in \"aud\"; null where the directory has no public URL.").Resolve(context => context.Source.Audience);
        Field<AdmissionRulesType>("rules").Description("Whom the centre admits; null where nobody is.").Resolve(context => context.Source.Kit.Rules);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ClosedNetworkType>>>>("closed").Description("Networks of the rules whose members are not admitted all the same.").Resolve(context => context.Source.Kit.Closed);
        Field<ListGraphType<NonNullGraphType<DoorSpanType>>>("open").Description("When the rules admit anybody, in order; null for at any time.").Resolve(context => context.Source.Kit.Open);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DoorDayType>>>>("days").Description("The days on the centre's calendar in this time, in order.").Resolve(context => context.Source.Kit.Days);
        Field<IntGraphType>("labelLevel").Description("The overall level of the label that the centre holds, 1 to 3; null where it holds none.").Resolve(context => context.Source.Kit.LabelLevel);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("blocked").Description("Whom the centre has blocked, by pseudonym.").Resolve(context => context.Source.Kit.Blocked.Select(visitor => visitor.Value));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DoorVisitorType>>>>("visitors").Description("Who was here this month, where the rules count days; else nobody.").Resolve(context => context.Source.Kit.Visitors);
        Field<NonNullGraphType<IntGraphType>>("quota").Description("How many the door may admit on its own word before it has told of them.").Resolve(context => context.Source.Kit.Rules is { } rules ? rules.OfflineAdmissions ?? AdmissionRules.UsualOffline : 0);
        Field<NonNullGraphType<IntGraphType>>("passSeconds").Description("How long a pass counts at most.").Resolve(_ => (int)PassVerifier.MostLifetime.TotalSeconds);
        Field<NonNullGraphType<IntGraphType>>("leewaySeconds").Description("How far a phone's clock may be off, either way.").Resolve(_ => (int)PassVerifier.Leeway.TotalSeconds);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DoorIssuerType>>>>("issuers").Description("Whose credentials can be checked.").Resolve(context => context.Source.Issuers);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DoorRemedyType>>>>("remedies").Description("What to do about each answer that a door without network may give.").Resolve(_ => Codes.Select(code => new DoorRemedy(code)));
    }
}
