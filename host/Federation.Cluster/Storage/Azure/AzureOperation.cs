using Azure;
using Azure.Data.Tables;

namespace Federation.Cluster.Storage.Azure;

/// <summary>What becomes of one row.</summary>
internal sealed record AzureOperation(AzureRow Row, AzureAction Action)
{
    /// <summary>One service request's most, less the head.</summary>
    public const int MostTogether = 99;

    /// <summary>The service takes 4 MiB; the head and the frame of the request are in it.</summary>
    public const long MostWeight = 7L * 512 * 1024;

    /// <summary>Only the head is compared: it stands for all that was read under it.</summary>
    public TableTransactionAction ToAction() => new(
        Action switch
        {
            AzureAction.Add => TableTransactionActionType.Add,
            AzureAction.Delete => TableTransactionActionType.Delete,
            _ => TableTransactionActionType.UpsertReplace,
        },
        Row.ToEntity(),
        ETag.All);
}

internal enum AzureAction
{
    /// <summary>Refused where the row is there.</summary>
    Add,

    /// <summary>Written over what is there.</summary>
    Put,

    /// <summary>Refused where the row is not there.</summary>
    Delete,
}
