namespace Federation.Cluster.Storage;

/// <summary>The kinds of state rows. A kind is stored: it is never renamed.</summary>
public static class RowKinds
{
    public const string Centre = "centre";

    /// <summary>Id: the centre's, <c>/</c>, the change's number in 10 digits.</summary>
    public const string CentrePast = "centre-past";

    /// <summary>Id: the listing key.</summary>
    public const string Binding = "binding";

    /// <summary>Id: that of the pair.</summary>
    public const string PairDecision = "pair-decision";

    /// <summary>Id: that of the pair.</summary>
    public const string MatchReview = "match-review";

    /// <summary>Id: the regrouping's with every digit turned over: the newest comes first.</summary>
    public const string Regrouping = "regrouping";

    /// <summary>One row: the regrouping that is under way.</summary>
    public const string Matching = "matching";

    /// <summary>One row: how far the feed has been matched again, and under which weights.</summary>
    public const string MatchingPass = "matching-pass";

    /// <summary>Id: network, <c>/</c>, the suggestion's.</summary>
    public const string Suggestion = "suggestion";

    public const string Network = "network";

    /// <summary>Id: the centre's. The history of its label.</summary>
    public const string Label = "label";

    /// <summary>Id: the centre's, while an appeal against its label's suspension waits for a decision.</summary>
    public const string LabelAppeal = "label-appeal";

    /// <summary>Id: the centre's, <c>-</c>, the label's number.</summary>
    public const string Certificate = "certificate";

    /// <summary>One row: which places of the status lists are taken.</summary>
    public const string StatusPlaces = "status-places";

    /// <summary>Id: the centre's. Its applications for the label.</summary>
    public const string Assessment = "assessment";

    /// <summary>Id: the application's, while it is under way.</summary>
    public const string AssessmentUnderWay = "assessment-under-way";

    /// <summary>Id: the application's, <c>/</c>, the file's. Its bytes.</summary>
    public const string EvidenceFile = "evidence-file";

    /// <summary>Id: the centre's. The codes by which people show that they speak for it.</summary>
    public const string Control = "control";

    /// <summary>Id: what it is about. A mail that is to be sent, or what became of it.</summary>
    public const string Mail = "mail";

    /// <summary>One row: how far the feed was read for mail.</summary>
    public const string MailFeed = "mail-feed";

    /// <summary>Id: the concern's key. Something urgent that operators are told of.</summary>
    public const string Concern = "concern";

    /// <summary>Id: counted from 1, in 6 digits. A version of the criteria as it was published.</summary>
    public const string Criteria = "criteria";

    /// <summary>Id: the SHA-256 of a criteria file; for a page of what its dry run found, <c>/</c> and the page's number from 0 on in 6 digits behind it.</summary>
    public const string CriteriaDryRun = "criteria-dry-run";

    /// <summary>One row: on which days labels were looked at.</summary>
    public const string LabelWatch = "label-watch";

    /// <summary>Id: the centre's, while it is below the level that it was awarded.</summary>
    public const string LevelFall = "level-fall";

    /// <summary>Id: the centre's, <c>-</c>, the label's number, <c>-</c>, the day.</summary>
    public const string LabelReview = "label-review";

    /// <summary>Id: <c>issuer</c> or <c>log</c>, <c>/</c>, what it signs, <c>#</c>, the key as Multikey.</summary>
    public const string SigningKey = "signing-key";

    /// <summary>One row: how far the public log has come.</summary>
    public const string Log = "log";

    /// <summary>Id: level, <c>/</c>, the tile's number in 10 digits.</summary>
    public const string LogTile = "log-tile";

    /// <summary>Id: the number in 10 digits of the tile of level 0 that the entries are beside.</summary>
    public const string LogEntries = "log-entries";

    /// <summary>Id: what the entry is about. Where it stands.</summary>
    public const string LogPlace = "log-place";

    /// <summary>Id: the witness's name, <c>+</c>, the id of its key in hex. What was signed with that key last.</summary>
    public const string LogWitness = "log-witness";

    /// <summary>Id: the centre's. Whom it admits.</summary>
    public const string Door = "door";

    /// <summary>Id: the centre's, <c>/</c>, the visitor's pseudonym there.</summary>
    public const string BlockedVisitor = "blocked-visitor";

    /// <summary>Id: the centre's, <c>/</c>, the day in UTC. How many passes its door answered.</summary>
    public const string DoorDay = "door-day";

    /// <summary>Id: the centre's, <c>/</c>, the number in twelve digits, <c>/</c>, the day in UTC. What the centre's door answered to a pass.</summary>
    public const string DoorEntry = "door-entry";

    /// <summary>Id: the centre's, <c>/</c>, the month by its calendar, <c>/</c>, the door's nonce.</summary>
    public const string Visit = "visit";

    /// <summary>Id: the centre's, <c>/</c>, the month. What statements say of its visits so far.</summary>
    public const string VisitTally = "visit-tally";

    /// <summary>Id: the month that is being closed, <c>/</c>, the centre's. What closing it comes to there, until its statements are written.</summary>
    public const string VisitClosing = "visit-closing";

    /// <summary>Id: the month, <c>/</c>, the host network, <c>/</c>, the home network. A statement that is closed.</summary>
    public const string VisitStatement = "visit-statement";

    /// <summary>Id: the centre's, <c>/</c>, the month, <c>/</c>, the host network, <c>/</c>, the home network, <c>/</c>, the tier. A line of a statement that is disputed.</summary>
    public const string VisitDispute = "visit-dispute";

    /// <summary>Id: the month, <c>/</c>, the centre's, <c>/</c>, the visitor's pseudonym there. That these visits are to be nobody's as soon as the month is closed.</summary>
    public const string VisitForgetting = "visit-forgetting";

    /// <summary>Id: the network's. Whose members its centres host at all.</summary>
    public const string HostingTerms = "hosting-terms";

    /// <summary>Id: the month, <c>/</c>, the host network or nothing, <c>/</c>, the home network. How a number of visits is shared out among doors.</summary>
    public const string VisitQuota = "visit-quota";

    /// <summary>One row: which month is closed next, and how far that has come.</summary>
    public const string VisitClearing = "visit-clearing";

    /// <summary>Id: network, <c>/</c>, the run id with every digit turned over: the newest run comes first.</summary>
    public const string Run = "run";

    /// <summary>Id: network, <c>/</c>, the record's own key.</summary>
    public const string Quarantine = "quarantine";

    /// <summary>Id: network, <c>/</c>, the page's number from 0 on in 7 digits. Only while a reading of the network's source is unfinished.</summary>
    public const string ReadPage = "read-page";

    /// <summary>One row, <c>self</c>: who this directory is.</summary>
    public const string Directory = "directory";
    /// <summary>Id: the listing key. What was cut out of its record, where its network says why it is kept.</summary>
    public const string Person = "person";

    /// <summary>Id: the hash under which the list of erasures has it. That this store has nothing of it any more.</summary>
    public const string Erasure = "erasure";

    /// <summary>Id: the listing key. That another directory erased somebody from it, while what is held here from before has yet to follow.</summary>
    public const string ToldErasure = "told-erasure";

    /// <summary>Id: network, <c>/</c>, a key. An address that is told of labels.</summary>
    public const string Webhook = "webhook";

    /// <summary>Id: the network's. The entity that it speaks for itself as.</summary>
    public const string NetworkEntity = "network-entity";

    /// <summary>Id: the entity's. It was removed from the federation.</summary>
    public const string DeniedEntity = "denied-entity";

    /// <summary>Id: the entity's, without a slash at its end. The network that took it.</summary>
    public const string EntityOwner = "entity-owner";

    public const string Reminder = "reminder";

    /// <summary>Every kind, so that nothing that is stored is overlooked.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Centre, CentrePast, Binding, PairDecision, MatchReview, Regrouping, Matching, MatchingPass, Suggestion, Network, Directory, Label, LabelAppeal, Certificate, StatusPlaces, Assessment, AssessmentUnderWay, EvidenceFile, Control, Mail, MailFeed, Concern, Criteria, CriteriaDryRun, LabelWatch, LevelFall, LabelReview, SigningKey, Log, LogTile, LogEntries, LogPlace, LogWitness, Door, BlockedVisitor, DoorDay, DoorEntry, Visit, VisitTally, VisitClosing, VisitStatement, VisitDispute, VisitForgetting, VisitClearing, HostingTerms, VisitQuota, Run, Quarantine, ReadPage, Person, Erasure, ToldErasure, Webhook, NetworkEntity, DeniedEntity, EntityOwner, Reminder,
    ];
}
