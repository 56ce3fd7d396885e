using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Members.Admissions;

/// <summary>
/// Whether a visitor with a genuine pass is admitted. Pure. The first of these that holds is the answer, so that one who is blocked learns nothing else:
/// <code>
///  1 blocked                          BLOCKED
///  2 the credential is over           EXPIRED
///  3 the home network took it back    BLOCKED
///  4 it wants to be asked, is silent  NOT_ALLOWED
///  5 no such centre                   NOT_ALLOWED
///  6 nobody, network, tier            NOT_ALLOWED
///  7 the two networks are against it  NOT_ALLOWED
///  8 below the level that is asked    NOT_ALLOWED
///  9 outside the hours, or unknown    NOT_ALLOWED
/// 10 no day left                      NO_CREDIT
/// 11 else                             ALLOWED
/// </code>
/// Whether a number of visits between networks is used up is asked for by the door after that, of those alone who would be admitted.
/// </summary>
internal static class Admission
{
    public static AdmissionDecision Decide(AdmissionCase asked)
    {
        if (asked.IsBlocked) return new(AdmissionVerdict.Blocked, AdmissionCodes.Blocked);
        if (asked.At >= asked.Pass.Until) return new(AdmissionVerdict.Expired, AdmissionCodes.Expired);
        if (asked.Home == CredentialState.Withdrawn) return new(AdmissionVerdict.Blocked, AdmissionCodes.Withdrawn);
        if (asked.Home == CredentialState.Silent && asked.Pass.OfflinePolicy == OfflinePolicy.Never) return new(AdmissionVerdict.NotAllowed, AdmissionCodes.HomeSilent);
        if ((AgainstPlace(asked) ?? AgainstHours(asked)) is { } code) return new(AdmissionVerdict.NotAllowed, code);

        // A day counts once, however often somebody goes out for lunch.
        int days = asked.Past.Days + (asked.Past.Today ? 0 : 1);
        int? limit = Limit(asked);
        if (days > limit) return new(AdmissionVerdict.NoCredit, AdmissionCodes.NoDaysLeft);
        return new(AdmissionVerdict.Allowed, AdmissionCodes.Allowed, limit - days);
    }

    private static string? AgainstPlace(AdmissionCase asked)
    {
        if (!asked.Centre.IsListed) return AdmissionCodes.UnknownCentre;
        if (asked.Rules is not { Admits.IsEmpty: false } rules) return AdmissionCodes.Nobody;
        if (!rules.Admits.Any(entry => entry.Network == asked.Pass.HomeNetwork)) return AdmissionCodes.Network;
        if (!Fitting(asked).Any()) return AdmissionCodes.Tier;
        if (asked.Hosting.Code is { } between) return between;
        // What the home network asks of those who host its members; a centre without a label has level 0.
        return asked.Pass.LabelLevel > (asked.Centre.LabelLevel ?? 0) ? AdmissionCodes.LabelLevel : null;
    }

    private static string? AgainstHours(AdmissionCase asked) => asked.Rules?.Hours is not { } hours ? null : asked.Centre.StateAt(hours, asked.At) switch
    {
        HoursState.Open => null,
        HoursState.Closed => AdmissionCodes.OutsideHours,
        _ => AdmissionCodes.HoursUnknown,
    };

    /// <summary>Null for any number of days: where one entry sets none, none does.</summary>
    private static int? Limit(AdmissionCase asked) => Fitting(asked).Any(entry => entry.DaysPerMonth is null) ? null : Fitting(asked).Max(entry => entry.DaysPerMonth);

    private static IEnumerable<AdmittedMembers> Fitting(AdmissionCase asked) =>
        (asked.Rules?.Admits ?? []).Where(entry => entry.Network == asked.Pass.HomeNetwork && (entry.Tier is null || entry.Tier == asked.Pass.Tier));
}
