namespace CentresNear;

/// <summary>A refusal of the directory. Programs go by its code; docs/errors.md lists them all.</summary>
internal sealed class DirectoryException(string code, string message) : Exception(message)
{
    public string Code => code;
}
