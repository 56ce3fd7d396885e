using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Json;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Azure;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Storage.Membership;

namespace Federation.Cluster.Tests.Wire;

/// <summary>What is stored under each kind. A new kind is put down here.</summary>
internal static class StoredKinds
{
    private static ClusterJson Json => ClusterJson.Default;

    public static IReadOnlyList<StoredKind> Rows { get; } =
    [
        new(RowKinds.Centre, Json.CentreState), // CentreRecord is written as that
        new(RowKinds.CentrePast, Json.CentrePast),
        new(RowKinds.Binding, Json.Binding),
        new(RowKinds.PairDecision, Json.PairDecision),
        new(RowKinds.MatchReview, Json.MatchReview),
        new(RowKinds.Regrouping, Json.Regrouping),
        new(RowKinds.Matching, Json.MatchingRecord),
        new(RowKinds.MatchingPass, Json.MatchingProgress),
        new(RowKinds.Suggestion, Json.Suggestion),
        new(RowKinds.Network, Json.NetworkRecord),
        new(RowKinds.Directory, Json.DirectoryRecord),
        new(RowKinds.Label, Json.LabelHistory), // LabelRecord is written as that
        new(RowKinds.LabelAppeal, Json.LabelAppealRow),
        new(RowKinds.Certificate, Json.CertificateState),
        new(RowKinds.StatusPlaces, Json.StatusPlaces),
        new(RowKinds.Assessment, Json.AssessmentRecord),
        new(RowKinds.AssessmentUnderWay, Json.AssessmentUnderWay),
        new(RowKinds.EvidenceFile, Json.StoredEvidence),
        new(RowKinds.Control, Json.ControlRecord),
        new(RowKinds.Mail, Json.StoredMail),
        new(RowKinds.MailFeed, Json.MailFeedRow),
        new(RowKinds.Concern, Json.ConcernCourse),
        new(RowKinds.Criteria, Json.CriteriaRow),
        new(RowKinds.CriteriaDryRun, Json.StoredDryRun),
        new(RowKinds.CriteriaDryRun, Json.DryRunPage, "page"),
        new(RowKinds.LabelWatch, Json.WatchRecord),
        new(RowKinds.LevelFall, Json.LevelFall),
        new(RowKinds.LabelReview, Json.LabelReview),
        new(RowKinds.SigningKey, Json.SigningKeyRow),
        new(RowKinds.Log, Json.LogRecord),
        new(RowKinds.LogTile, Json.LogTileRow),
        new(RowKinds.LogEntries, Json.LogEntriesRow),
        new(RowKinds.LogPlace, Json.LogPlaceRow),
        new(RowKinds.LogWitness, Json.WitnessedRow),
        new(RowKinds.Door, Json.DoorRecord),
        new(RowKinds.BlockedVisitor, Json.BlockedVisitor),
        new(RowKinds.DoorDay, Json.DoorDay),
        new(RowKinds.DoorEntry, Json.DoorEntry),
        new(RowKinds.Visit, Json.Visit),
        new(RowKinds.VisitTally, Json.VisitTally),
        new(RowKinds.VisitClosing, Json.StoredClosing),
        new(RowKinds.VisitStatement, Json.VisitStatement),
        new(RowKinds.VisitDispute, Json.VisitDispute),
        new(RowKinds.VisitForgetting, Json.ForgettingWish),
        new(RowKinds.VisitClearing, Json.ClearingRecord),
        new(RowKinds.HostingTerms, Json.HostingRecord),
        new(RowKinds.VisitQuota, Json.QuotaRecord),
        new(RowKinds.Run, Json.RunRecord),
        new(RowKinds.Quarantine, Json.QuarantinedRecord),
        new(RowKinds.ReadPage, Json.ReadPage),
        new(RowKinds.Person, Json.KeptPerson),
        new(RowKinds.Erasure, Json.AppliedErasure),
        new(RowKinds.ToldErasure, Json.ToldErasure),
        new(RowKinds.Webhook, Json.WebhookRecord),
        new(RowKinds.NetworkEntity, Json.NetworkEntity),
        new(RowKinds.DeniedEntity, Json.DeniedEntity),
        new(RowKinds.EntityOwner, Json.EntityOwner),
        new(RowKinds.Reminder, ReminderJson.Default.ReminderRow),
        new("silo", MembershipJson.Default.MembershipRow), // where hosts find one another
        new("table", MembershipJson.Default.TableRow),
        new("alive", MembershipJson.Default.AliveRow),
        new("erasures.jsonl", SuppressionJson.Default.Suppression), // a line of the file beside the keys
        new("azure-record", AzureRecordJson.Default.AzureRecord), // the blob of a large commit, which another host may bring to its end
    ];

    public static IReadOnlyList<StoredKind> Events { get; } =
    [
        new(RowKinds.Centre, Json.CentreChange),
        new(RowKinds.Network, null),
        new(RowKinds.PairDecision, null),
        new(RowKinds.LabelReview, Json.LabelReview),
        new(RowKinds.Certificate, Json.CertificateWritten),
        new(RowKinds.Assessment, Json.AssessmentHappened),
        new(RowKinds.Criteria, Json.CriteriaPublished),
        new(RowKinds.Label, Json.LabelEvent),
        new(RowKinds.SigningKey, Json.SigningKeyRow),
        new(RowKinds.VisitStatement, Json.StatementClosed),
        new(RowKinds.VisitDispute, Json.DisputeEvent),
        new(RowKinds.HostingTerms, Json.HostingTermsSet),
        new(RowKinds.Door, Json.DoorEvent),
        new(RowKinds.BlockedVisitor, Json.DoorEvent),
        new(RowKinds.Visit, Json.DoorEvent),
    ];

    /// <summary>What stands within other JSON, written by a converter of its own, or is sent as JSON.</summary>
    public static IReadOnlyList<JsonTypeInfo> Hidden { get; } = [Json.IReadOnlyListObservation, Json.AssessmentCommand, Json.AssessmentEvent, Json.LabelLevels];
}
