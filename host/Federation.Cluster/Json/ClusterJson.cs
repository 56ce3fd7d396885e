using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Cluster.Federating;
using Federation.Cluster.Feed;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Keys;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Mail;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Trail;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Own;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Normalising.Peers;
using Federation.Cluster.Operating.Concerns;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Kept;
using Federation.Cluster.People.Told;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;

using Federation.Registry.Assessments;
using Federation.Registry.Evaluations;
using Federation.Registry.Reviews;

namespace Federation.Cluster.Json;

/// <summary>How everything stored is written. Members are added, never changed or removed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, Converters = [typeof(GeoPointConverter)])]
[JsonSerializable(typeof(CentreState))]
[JsonSerializable(typeof(CentreChange))]
[JsonSerializable(typeof(CentrePast))]
[JsonSerializable(typeof(CentreRecord))]
[JsonSerializable(typeof(PairDecision))]
[JsonSerializable(typeof(MatchReview))]
[JsonSerializable(typeof(Regrouping))]
[JsonSerializable(typeof(MatchingRecord))]
[JsonSerializable(typeof(MatchingProgress))]
[JsonSerializable(typeof(Suggestion))]
[JsonSerializable(typeof(NetworkRecord))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(Binding))]
[JsonSerializable(typeof(QuarantinedRecord))]
[JsonSerializable(typeof(ReadPage))]
[JsonSerializable(typeof(LabelRecord))]
[JsonSerializable(typeof(LabelHistory))]
[JsonSerializable(typeof(CertificateState))]
[JsonSerializable(typeof(StatusPlaces))]
[JsonSerializable(typeof(CertificateWritten))]
[JsonSerializable(typeof(AssessmentRecord))]
[JsonSerializable(typeof(AssessmentEvent))]
[JsonSerializable(typeof(AssessmentHappened))]
[JsonSerializable(typeof(AssessmentCommand))]
[JsonSerializable(typeof(AssessmentUnderWay))]
[JsonSerializable(typeof(StoredEvidence))]
[JsonSerializable(typeof(ControlRecord))]
[JsonSerializable(typeof(StoredMail))]
[JsonSerializable(typeof(MailFeedRow))]
[JsonSerializable(typeof(ConcernCourse))]
[JsonSerializable(typeof(LabelAppealRow))]
[JsonSerializable(typeof(WebhookRecord))]
[JsonSerializable(typeof(CriteriaRow))]
[JsonSerializable(typeof(CriteriaPublished))]
[JsonSerializable(typeof(StoredDryRun))]
[JsonSerializable(typeof(DryRunPage))]
[JsonSerializable(typeof(IReadOnlyList<Observation>))]
[JsonSerializable(typeof(WatchRecord))]
[JsonSerializable(typeof(LevelFall))]
[JsonSerializable(typeof(LabelReview))]
[JsonSerializable(typeof(SigningKeyRow))]
[JsonSerializable(typeof(LogRecord))]
[JsonSerializable(typeof(LogTileRow))]
[JsonSerializable(typeof(LogEntriesRow))]
[JsonSerializable(typeof(LogPlaceRow))]
[JsonSerializable(typeof(WitnessedRow))]
[JsonSerializable(typeof(DoorRecord))]
[JsonSerializable(typeof(DoorEvent))]
[JsonSerializable(typeof(BlockedVisitor))]
[JsonSerializable(typeof(DoorDay))]
[JsonSerializable(typeof(DoorEntry))]
[JsonSerializable(typeof(ForgettingWish))]
[JsonSerializable(typeof(Visit))]
[JsonSerializable(typeof(NetworkEntity))]
[JsonSerializable(typeof(DeniedEntity))]
[JsonSerializable(typeof(EntityOwner))]
[JsonSerializable(typeof(HostingRecord))]
[JsonSerializable(typeof(HostingTermsSet))]
[JsonSerializable(typeof(QuotaRecord))]
[JsonSerializable(typeof(VisitTally))]
[JsonSerializable(typeof(StoredClosing))]
[JsonSerializable(typeof(VisitStatement))]
[JsonSerializable(typeof(VisitDispute))]
[JsonSerializable(typeof(ClearingRecord))]
[JsonSerializable(typeof(StatementClosed))]
[JsonSerializable(typeof(DisputeEvent))]
[JsonSerializable(typeof(DirectoryRecord))]
[JsonSerializable(typeof(PeerTerms))]
[JsonSerializable(typeof(KeptPerson))]
[JsonSerializable(typeof(AppliedErasure))]
[JsonSerializable(typeof(ToldErasure))]
internal sealed partial class ClusterJson : JsonSerializerContext;
