using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Registry.Assessments;

namespace Federation.Gateway.GraphQL.Assessments;

/// <summary>Who an account is to applications.</summary>
internal static class AssessmentAccess
{
    /// <summary>The caller, with the networks of every role that it was granted, whether its token carries it or not: a conflict does not go away with a token.</summary>
    /// <param name="subject">The caller's opaque id.</param>
    public static AssessmentActor Actor(Caller caller, string subject) => new(subject, [.. caller.Grants.Select(grant => grant.Network?.Value).OfType<string>().Distinct()]);

    /// <summary>Whether the caller may read it: the applicant, the managers of the networks that listed the centre, assessors and operators.</summary>
    public static bool MayRead(Caller caller, Assessment assessment) =>
        caller.Subject == assessment.Subject.Applicant
        || caller.Has(Role.Assessor)
        || assessment.Subject.Networks.Any(network => NetworkId.TryParse(network, out var id) && caller.Has(Role.NetworkManager, id));
}
