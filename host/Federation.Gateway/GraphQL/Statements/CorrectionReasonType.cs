using Federation.Cluster.Members.Visits.Statements;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class CorrectionReasonType : EnumerationGraphType
{
    public CorrectionReasonType()
    {
        Name = "CorrectionReason";
        Description = "Why a line is corrected.";
        Add("LATE", CorrectionReason.Late, "Visits came to be known after the month was closed.");
        Add("ERASED", CorrectionReason.Erased, "Visits were erased.");
        Add("RECOUNTED", CorrectionReason.Recounted, "The numbers went different ways, as another visit became the first of its day.");
        Add("DISPUTED", CorrectionReason.Disputed, "The host conceded a dispute.");
    }
}
