using Federation.Cluster.Operating.Acts;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Operating;

internal sealed class StaffActKindType : EnumerationGraphType
{
    public StaffActKindType()
    {
        Name = "StaffActKind";
        Description = "What was decided, and what its subject is.";
        Add("LABEL_AWARDED", StaffActKind.LabelAwarded, "A label was awarded, to a centre.");
        Add("LABEL_SUSPENDED", StaffActKind.LabelSuspended, "A centre's label was suspended.");
        Add("LABEL_REINSTATED", StaffActKind.LabelReinstated, "A centre's suspended label counts again.");
        Add("LABEL_REVOKED", StaffActKind.LabelRevoked, "A centre's label was revoked.");
        Add("LABEL_APPEAL_DISMISSED", StaffActKind.LabelAppealDismissed, "An appeal against the suspension of a centre's label was dismissed.");
        Add("ASSESSMENT_TAKEN", StaffActKind.AssessmentTaken, "An assessor took an application.");
        Add("ASSESSMENT_MORE_ASKED", StaffActKind.AssessmentMoreAsked, "An assessor asked for more in an application.");
        Add("ASSESSMENT_PROPOSED", StaffActKind.AssessmentProposed, "Levels were proposed for an application.");
        Add("ASSESSMENT_RETURNED", StaffActKind.AssessmentReturned, "The second assessor gave an application back.");
        Add("ASSESSMENT_REFUSED", StaffActKind.AssessmentRefused, "An application was refused.");
        Add("ASSESSMENT_REOPENED", StaffActKind.AssessmentReopened, "An appeal of an application was allowed.");
        Add("ASSESSMENT_DISMISSED", StaffActKind.AssessmentDismissed, "An appeal of an application was dismissed.");
        Add("CRITERIA_PUBLISHED", StaffActKind.CriteriaPublished, "A version of the criteria was published.");
        Add("LISTINGS_JOINED", StaffActKind.ListingsJoined, "Two listings were decided to be one place.");
        Add("LISTINGS_KEPT_APART", StaffActKind.ListingsKeptApart, "Two listings were decided to be two places.");
        Add("LISTINGS_DECISION_WITHDRAWN", StaffActKind.ListingsDecisionWithdrawn, "What was decided of two listings was taken back.");
        Add("REGROUPING_UNDONE", StaffActKind.RegroupingUndone, "A regrouping was taken back.");
        Add("REMOVALS_RELEASED", StaffActKind.RemovalsReleased, "Listings of a network that were held back were let go.");
        Add("REMOVALS_UNDONE", StaffActKind.RemovalsUndone, "What a run of a network removed was brought back.");
        Add("QUARANTINE_REPLAYED", StaffActKind.QuarantineReplayed, "A network's quarantine was mapped again.");
        Add("NETWORK_ADDED", StaffActKind.NetworkAdded, "A network was added.");
        Add("ENTITY_SET", StaffActKind.EntitySet, "A network speaks for itself in the federation.");
        Add("ENTITY_DENIED", StaffActKind.EntityDenied, "An entity was removed from the federation.");
        Add("PERSON_ERASED", StaffActKind.PersonErased, "A person was erased; nobody says who.");
        Add("VISITOR_BLOCKED", StaffActKind.VisitorBlocked, "A centre admits a visitor no more; nobody says who.");
        Add("MEMBER_BLOCKED", StaffActKind.MemberBlocked, "A network gives a member no more credentials: the subject is the network, and nobody says who.");
        Add("ADAPTER_INSTALLED", StaffActKind.AdapterInstalled, "A version of an adapter was installed.");
        Add("KEY_INTRODUCED", StaffActKind.KeyIntroduced, "A key of certificates or of the public log began to sign.");
        Add("ROLE_GRANTED", StaffActKind.RoleGranted, "An account or client was given a role: the subject is the role, and its network.");
        Add("ACCOUNT_INVITED", StaffActKind.AccountInvited, "Somebody was invited who has not come yet: the subject is the role, and its network.");
    }
}
