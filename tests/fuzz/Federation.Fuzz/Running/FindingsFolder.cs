using System.Security.Cryptography;
using Federation.Fuzz.Laws;

namespace Federation.Fuzz.Running;

/// <summary>Where inputs that break a law are kept.</summary>
internal sealed class FindingsFolder(string path)
{
    /// <summary>Writes the input under a name that says what it breaks.</summary>
    public Finding Keep(string subject, Breach breach, byte[] input)
    {
        Directory.CreateDirectory(path);
        string hash = Convert.ToHexStringLower(SHA256.HashData(input))[..8];
        string file = Path.Combine(path, $"{subject.Replace('/', '.')}-{breach.Law}-{hash}.input");
        File.WriteAllBytes(file, input);
        return new Finding(subject, breach, file);
    }
}
