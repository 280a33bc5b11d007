using System.Text.Json;
using DslNet.Data;
using DslNet.Tests.Data.Readers;

namespace DslNet.Tests.Data;

public class ImputerTests
{
    [Fact]
    public void Gaps_get_the_mean_of_what_is_there_as_numpy_has_it()
    {
        using var folder = new TemporaryFolder();
        JsonElement reference = References.All.GetProperty("imputer");
        string path = folder.Write("gaps.csv", reference.GetProperty("file").GetBytesFromBase64());
        Dataset table = CsvDataset.Read(path, "y", new CsvOptions { Missing = MissingValues.Keep });
        Imputer imputer = Imputer.Fit(table);
        Dataset filled = table.Apply(imputer);

        double[] mean = reference.Numbers("mean");
        int gaps = 0;
        for (int i = 0; i < table.Inputs.Length; i++)
        {
            imputer.Mean[i % 3].ShouldBe(mean[i % 3], 1e-6);
            gaps += float.IsNaN(table.Inputs[i]) ? 1 : 0;
            filled.Inputs[i].ShouldBe(float.IsNaN(table.Inputs[i]) ? (float)imputer.Mean[i % 3] : table.Inputs[i]);
        }

        gaps.ShouldBeGreaterThan(10);
        Standardizer.Fit(filled).Mean[0].ShouldBe(mean[0], 1e-6);
    }

    [Fact]
    public void A_feature_that_is_never_there_is_named()
    {
        var table = new Dataset([1, float.NaN, 2, float.NaN], new float[2], featureNames: ["height", "weight"]);

        Should.Throw<ArgumentException>(() => Imputer.Fit(table)).Message.ShouldStartWith("Feature 1 (weight) is missing in every row");
        Imputer one = Imputer.Fit(new Dataset([1, 2], new float[2]));
        Should.Throw<ArgumentException>(() => one.Apply(new float[2], new float[1])).ParamName.ShouldBe("output");
        Should.Throw<ArgumentException>(() => Imputer.Fit(new Dataset([1, 2], new float[1])).Apply(new float[3], new float[3])).ParamName.ShouldBe("input");
    }
}
