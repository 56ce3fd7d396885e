namespace Federation.Host.Running.Checkups;

/// <summary>Gives the adapter what sources turn into on bad days. None of it may look like a whole listing: what a whole listing no longer shows is removed.</summary>
internal static class BrokenSources
{
    private const string LoginPage = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action=\"/login\"><input name=\"user\"><input type=\"password\" name=\"password\"></form></body></html>";

    private static readonly int[] Parts = [3, 2];

    public static async Task<IReadOnlyList<FactLine>> TryAsync(TrialGround ground, CancellationToken cancellationToken)
    {
        const string all = "takes no broken source for a whole one";
        if (!File.Exists(ground.Source)) return [new FactLine(all, FactOutcome.NotApplicable, "only a source that is a file can be broken here; the conformance suite breaks servers too")];
        var folder = Directory.CreateTempSubdirectory("federation-broken-");
        try
        {
            string broken = Path.Combine(folder.FullName, Path.GetFileName(ground.Source));
            return
            [
                await TryAsync(ground, "an empty source", broken, [], cancellationToken),
                await TryAsync(ground, "a page to sign in instead", broken, System.Text.Encoding.UTF8.GetBytes(LoginPage), cancellationToken),
                await CutAsync(ground, broken, cancellationToken),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<FactLine> TryAsync(TrialGround ground, string what, string path, byte[] bytes, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(path, bytes, cancellationToken);
        var reading = await TrialReading.OfAsync(() => ground.StartWithAsync(path, cancellationToken), null, 1_000, cancellationToken);
        string fact = $"takes {what} for no whole listing";
        return reading.Ended
            ? new FactLine(fact, FactOutcome.Broken, "it said that this was all: every listing would be missing from then on")
            : new FactLine(fact, FactOutcome.Holds, reading.Failure is { } failure ? failure.Code : "it said nothing of an end");
    }

    private static async Task<FactLine> CutAsync(TrialGround ground, string path, CancellationToken cancellationToken)
    {
        const string fact = "notices that a listing was cut off";
        byte[] bytes = await File.ReadAllBytesAsync(ground.Source, cancellationToken);
        var told = new List<string>();
        foreach (int part in Parts)
        {
            await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / part)], cancellationToken);
            var reading = await TrialReading.OfAsync(() => ground.StartWithAsync(path, cancellationToken), null, 1_000, cancellationToken);
            if (reading.Ended) return new FactLine(fact, FactOutcome.NotApplicable, "its format does not tell, as with tables; the host's guard against many removals at once stands before it");
            told.Add(reading.Failure?.Code ?? "no end");
        }

        return new FactLine(fact, FactOutcome.Holds, string.Join(", ", told.Distinct()));
    }
}
